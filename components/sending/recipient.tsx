import type { MessageItem } from '@/lib/contracts/messages'

/** A phone number as its country writes it, or a user id, and the country. */
export function RecipientText({
  display_recipient,
  recipient_country,
}: Pick<MessageItem, 'display_recipient' | 'recipient_country'>) {
  if (display_recipient === null) return <span className="text-muted">none</span>
  return (
    <span className="whitespace-nowrap">
      {display_recipient}
      {recipient_country && <span className="ml-1.5 text-xs text-muted">{recipient_country}</span>}
    </span>
  )
}
