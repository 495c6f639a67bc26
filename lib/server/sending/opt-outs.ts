import { phoneDigits } from '@/lib/domain/geography/phone-digits'
import type { Message } from '@/lib/domain/sending/message'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Queryable } from '@/lib/server/db/database'

/** Has the recipient stopped marketing messages of the channel's WABA? */
export async function hasOptedOut(
  database: Queryable,
  channel: DirectoryChannel,
  recipient: Message['recipient'],
): Promise<boolean> {
  if (!recipient) return false
  const rows = await database.query(
    'SELECT 1 AS found FROM opt_out WHERE partner_id = $1 AND waba_id = $2 AND recipient = $3 AND stopped',
    [channel.partner.id, channel.wabaId, recipientKey(recipient)],
  )
  return rows.length > 0
}

/** Opt-outs name a number by its digits (`wa_id`), a user by its id. */
export function recipientKey({ member, id }: NonNullable<Message['recipient']>): string {
  return member === 'to' ? phoneDigits(id) : id
}
