import type { MessageItem } from '@/lib/contracts/messages'
import type { Role } from '@/lib/domain/accounts/role'
import { readRecipient } from '@/lib/domain/geography/read-recipient'
import { recipientCountry } from '@/lib/domain/geography/recipient-country'
import { maskRecipient } from '@/lib/server/log'

/** What the API shows of a send is named as in the table, but for what `messageItemOf` changes. */
export type MessageRow = Omit<MessageItem, 'at' | 'display_recipient' | 'recipient_country'> & {
  at: Date
}

/** The furthest that webhooks told of a message, out of its row `s` of `message_status`. */
export const STATUS_SQL = `CASE WHEN s.read_at IS NOT NULL THEN 'read' WHEN s.delivered_at IS NOT NULL THEN 'delivered' WHEN s.failed_at IS NOT NULL THEN 'failed'
  WHEN s.sent_at IS NOT NULL THEN 'sent' END`

/** The columns of a `MessageRow`: the log's, with the channel's name (a deleted channel keeps it) and what webhooks told. */
export const MESSAGE_COLUMNS = `m.trace_id, m.at, m.source, m.channel_id, c.name AS channel_name, m.waba_id, m.asked, m.type, m.recipient,
  m.template_name, m.template_language, m.campaign, m.reason, m.policy, m.decided, m.accepted_by, m.wamid, m.answer_status, m.answer_code,
  m.fallback_class, m.fallback_code, m.possible_duplicate, m.latency_ms, s.billed_category AS billed_as,
  ${STATUS_SQL} AS status`

/**
 * Where they are, for some rows `m` of the log. Each row's status is looked up by its key: without statistics of
 * its tables PostgreSQL would go through all of them instead.
 */
export function messageTables(rows = 'message'): string {
  return `${rows} m LEFT JOIN channel c ON c.partner_id = m.partner_id AND c.id = m.channel_id
  LEFT JOIN LATERAL (SELECT * FROM message_status s WHERE s.partner_id = m.partner_id AND s.channel_id = m.channel_id AND s.wamid = m.wamid LIMIT 1) s ON true`
}

/** A send as the API shows it to someone of this role: viewers get no recipients (contract 3, "Roles"), and so no wamid, which holds one. */
export function messageItemOf(row: MessageRow, role: Role): MessageItem {
  const { at, recipient } = row
  const masked = role === 'viewer'
  return {
    ...row,
    at: at.toISOString(),
    recipient: masked ? maskRecipient(recipient) : recipient,
    wamid: masked ? null : row.wamid,
    display_recipient: masked
      ? maskRecipient(recipient)
      : recipient && (readRecipient(recipient)?.shown ?? recipient),
    recipient_country: recipient && countryOf(recipient),
  }
}

/** The log keeps a recipient's number or user id, and no word of which it is; a user id begins with letters. */
function countryOf(recipient: string): string | null {
  return recipientCountry({ member: /^[A-Z]/.test(recipient) ? 'recipient' : 'to', id: recipient })
}
