import type { ReactNode } from 'react'
import { JsonText } from '@/components/ui/json-text'
import { CopyButton } from '@/components/ui/copy-button'

/** JSON as an example of something, under a title of its own. */
export function JsonExample({ title, value, aside }: { title: string; value: unknown; aside?: ReactNode }) {
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex items-center justify-between gap-2 border-b px-3 py-1.5">
        <span className="flex items-center gap-2 text-xs font-medium text-muted">{title}{aside}</span>
        <CopyButton text={JSON.stringify(value, null, 2)} what={title} />
      </div>
      <div role="region" aria-label={title} tabIndex={0} className="max-h-96 overflow-y-auto p-3"><JsonText value={value} /></div>
    </div>
  )
}
