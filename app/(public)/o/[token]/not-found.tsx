import { Notice } from '@/components/ui/notice'

export const metadata = { title: { absolute: 'Link' } }

export default function LinkNotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Notice wholePage title="This link no longer works">
        Ask the company that sent it to you for a new one.
      </Notice>
    </main>
  )
}
