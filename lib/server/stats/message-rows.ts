import { phoneDigits } from '@/lib/domain/geography/phone-digits'
import { recipientCountry } from '@/lib/domain/geography/recipient-country'
import { storableJson } from '@/lib/domain/json/storable-json'
import type { Way } from '@/lib/domain/sending/way'
import {
  joinSend,
  lastTime,
  type MessageState,
  UNKNOWN_MESSAGE,
  unloggedMmTime,
} from '@/lib/domain/webhooks/message-state'
import type { Queryable } from '@/lib/server/db/database'

export interface MessageKey {
  channelId: string
  wamid: string
}

/** A message as the database has it, and as it is now. */
export interface StoredMessage extends MessageKey {
  /** Null where there was no event of it yet. */
  before: MessageState | null
  /** Where the send log knows the send, it is joined already. */
  state: MessageState
  country: string | null
}

interface Row {
  channel_id: string
  wamid: string
  known: boolean
  trace_id: string | null
  send_at: number | null
  campaign: string | null
  test: boolean | null
  accepted_by: Way | null
  recipient: string | null
  country: string | null
  sent_at: number | null
  delivered_at: number | null
  read_at: number | null
  failed_at: number | null
  failed_code: number | null
  failed_title: string | null
  billed_at: number | null
  billed_category: string | null
  pricing: Record<string, unknown> | null
  log_trace_id: string | null
  log_at: number | null
  log_campaign: string | null
  log_test: boolean | null
  log_accepted_by: Way | null
  log_recipient: string | null
}

/** As a number: reading a timestamp as text costs both sides several times as much. */
const MILLISECONDS = (column: string) => `round(date_part('epoch', ${column}) * 1000)`

/**
 * Reads messages by channel and wamid, with their sends; `known` says that only those with an event are wanted. Each is looked up by itself
 * (LATERAL … LIMIT 1): a planner that thinks a young table small would read the whole of it. A send is found by its wamid alone, since no
 * index serves IS NOT DISTINCT FROM: without statistics the index of a channel's sends by date would look as good, and be walked whole.
 */
export async function readMessages(
  tx: Queryable,
  partnerId: string,
  keys: readonly MessageKey[],
  { known = false } = {},
): Promise<StoredMessage[]> {
  const rows = await tx.query<Row>(
    `SELECT k.channel_id, k.wamid, s.wamid IS NOT NULL AS known, s.trace_id, ${MILLISECONDS('s.send_at')} AS send_at, s.campaign, s.test,
       s.accepted_by, s.recipient, s.country, ${MILLISECONDS('s.sent_at')} AS sent_at, ${MILLISECONDS('s.delivered_at')} AS delivered_at,
       ${MILLISECONDS('s.read_at')} AS read_at, ${MILLISECONDS('s.failed_at')} AS failed_at, s.failed_code, s.failed_title,
       ${MILLISECONDS('s.billed_at')} AS billed_at, s.billed_category, s.pricing, m.trace_id AS log_trace_id, ${MILLISECONDS('m.at')} AS log_at,
       m.campaign AS log_campaign, m.source = 'dashboard' AS log_test, m.accepted_by AS log_accepted_by, m.recipient AS log_recipient
     FROM unnest($2::text[], $3::text[]) AS k (channel_id, wamid)
     ${known ? 'JOIN' : 'LEFT JOIN'} LATERAL (
       SELECT * FROM message_status WHERE partner_id = $1 AND channel_id = k.channel_id AND wamid = k.wamid LIMIT 1
     ) s ON true
     LEFT JOIN LATERAL (
       SELECT * FROM message WHERE partner_id = $1 AND wamid = k.wamid AND channel_id IS NOT DISTINCT FROM k.channel_id ORDER BY at, trace_id LIMIT 1
     ) m ON s.trace_id IS NULL`,
    [partnerId, keys.map(({ channelId }) => channelId), keys.map(({ wamid }) => wamid)],
  )
  return rows.map((row) => {
    const before = row.known ? stateOf(row) : null
    const joined = joinLogged(before ?? UNKNOWN_MESSAGE, row)
    return {
      channelId: row.channel_id,
      wamid: row.wamid,
      before,
      state: joined,
      country: row.country,
    }
  })
}

function stateOf(row: Row): MessageState {
  return {
    send:
      row.trace_id === null
        ? null
        : {
            traceId: row.trace_id,
            at: row.send_at!,
            campaign: row.campaign ?? '',
            test: row.test ?? false,
            acceptedBy: row.accepted_by,
          },
    recipient: row.recipient,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
    failed:
      row.failed_at === null
        ? null
        : { at: row.failed_at, code: row.failed_code ?? 0, title: row.failed_title ?? '' },
    billed:
      row.billed_at === null
        ? null
        : { at: row.billed_at, category: row.billed_category!, pricing: row.pricing ?? {} },
  }
}

function joinLogged(state: MessageState, row: Row): MessageState {
  if (row.log_trace_id === null) return state
  const recipient =
    row.log_recipient !== null && /^\+?[\d\s().\-/]+$/.test(row.log_recipient)
      ? phoneDigits(row.log_recipient)
      : row.log_recipient
  return joinSend(
    state,
    {
      traceId: row.log_trace_id,
      at: row.log_at!,
      campaign: row.log_campaign ?? '',
      test: row.log_test ?? false,
      acceptedBy: row.log_accepted_by,
    },
    recipient,
  )
}

/** The country of a recipient as events name one: digits, or a user id. */
export function countryOf(recipient: string | null): string | null {
  return recipient === null
    ? null
    : recipientCountry({ member: /^\d+$/.test(recipient) ? 'to' : 'recipient', id: recipient })
}

/** Writes messages as they are now. One JSON document for all of them, as in the send log. */
export async function writeMessages(
  tx: Queryable,
  partnerId: string,
  messages: readonly StoredMessage[],
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ channelId, wamid, state, country }) =>
    columnsOf(partnerId, channelId, wamid, state, country),
  )
  const names = Object.keys(rows[0]!)
  const changing = names.filter(
    (name) => !['partner_id', 'channel_id', 'wamid', 'born_at'].includes(name),
  )
  await tx.query(
    `INSERT INTO message_status (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_populate_recordset(NULL::message_status, $1::jsonb)
     ON CONFLICT (partner_id, channel_id, wamid) DO UPDATE SET ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [storableJson(rows)],
    { repeated: true },
  )
}

function columnsOf(
  partnerId: string,
  channelId: string,
  wamid: string,
  state: MessageState,
  country: string | null,
) {
  const { send, failed, billed } = state
  return {
    partner_id: partnerId,
    channel_id: channelId,
    wamid,
    trace_id: send?.traceId ?? null,
    send_at: timestamp(send?.at),
    campaign: send?.campaign ?? null,
    test: send?.test ?? false,
    accepted_by: send?.acceptedBy ?? null,
    recipient: state.recipient,
    country,
    sent_at: timestamp(state.sentAt),
    delivered_at: timestamp(state.deliveredAt),
    read_at: timestamp(state.readAt),
    failed_at: timestamp(failed?.at),
    failed_code: failed?.code ?? null,
    failed_title: failed?.title ?? null,
    billed_at: timestamp(billed?.at),
    billed_category: billed?.category ?? null,
    pricing: billed?.pricing ?? null,
    mm_at: timestamp(unloggedMmTime(state)),
    last_at: timestamp(lastTime(state)),
    born_at: timestamp(lastTime(state)),
  }
}

function timestamp(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : new Date(at).toISOString()
}
