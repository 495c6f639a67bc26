import { CopyButton } from '@/components/ui/copy-button'
import { JsonText } from '@/components/ui/json-text'

/** JSON as an example, under a title; `what` it is an example of, for who cannot see where it stands. */
export function JsonExample({
  title,
  what,
  value,
}: {
  title: string
  what: string
  value: unknown
}) {
  return (
    <div className="min-w-0 rounded-md border bg-surface">
      <div className="flex items-center justify-between gap-2 border-b px-3 py-1.5">
        <span className="text-xs font-medium text-muted">{title}</span>
        <CopyButton text={JSON.stringify(value, null, 2)} what={`${title}: ${what}`} />
      </div>
      <div
        role="region"
        aria-label={`${title}: ${what}`}
        tabIndex={0}
        className="max-h-96 overflow-y-auto p-3"
      >
        <JsonText value={value} />
      </div>
    </div>
  )
}
