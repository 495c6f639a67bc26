import type { MessageItem } from '@/lib/contracts/messages'

/** A phone number or user id, and its country. */
export function RecipientText({ recipient, recipient_country }: Pick<MessageItem, 'recipient' | 'recipient_country'>) {
  if (recipient === null) return <span className="text-muted">none</span>
  return (
    <span className="whitespace-nowrap">
      {/^\d+$/.test(recipient) ? `+${recipient}` : recipient}
      {recipient_country && <span className="ml-1.5 text-xs text-muted">{recipient_country}</span>}
    </span>
  )
}
