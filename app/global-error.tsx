'use client'

import '@/app/globals.css'
import { Failure } from '@/components/ui/failure'

/** In place of the whole document, when even the root layout failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Fairway</title>
        <main className="grid min-h-dvh place-items-center p-6">
          <Failure wholePage error={error} onRetry={retry} />
        </main>
      </body>
    </html>
  )
}
