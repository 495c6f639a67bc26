import { LaneBadge } from '@/components/sending/lane-badge'
import type { MessageDetail } from '@/lib/contracts/messages'

/** As what Meta billed a message, and what that says of its way; nothing before a webhook told. */
export function Billing({
  message: { accepted_by, billed_as, pricing },
}: {
  message: Pick<MessageDetail, 'accepted_by' | 'billed_as' | 'pricing'>
}) {
  if (billed_as === null) return null
  const way = billed_as === 'marketing_lite' ? 'marketing_messages' : 'messages'
  const details = Object.entries(pricing ?? {}).filter(([name]) => name !== 'category')
  return (
    <div className="flex flex-col gap-1.5 border-t pt-3">
      <p className="flex flex-wrap items-center gap-2">
        Billed as <code className="font-mono text-xs">{billed_as}</code>
        <LaneBadge way={way} />
      </p>
      {accepted_by !== null && accepted_by !== way && (
        <p className="text-attention text-pretty">
          {way === 'messages'
            ? 'MM API accepted it, and Meta sent it by Cloud API without saying so: a silent fallback.'
            : 'Cloud API accepted it, and the provider sent it by MM API by itself.'}
        </p>
      )}
      {details.length > 0 && (
        <dl className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
          {details.map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt>{name}</dt>
              <dd className="font-mono text-ink">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
