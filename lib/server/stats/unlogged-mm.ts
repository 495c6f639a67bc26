import { type Edges, reachChanges } from '@/lib/domain/stats/campaign-clicks'
import { UNKNOWN_CAMPAIGN } from '@/lib/domain/stats/count-message'
import { type MessageState, unloggedMmTime } from '@/lib/domain/webhooks/message-state'
import type { Queryable } from '@/lib/server/db/database'
import { CLOSED_BEFORE } from '@/lib/server/stats/closed-before'
import { moveCampaignClicks } from '@/lib/server/stats/count-campaign-clicks'
import { DAY_MS } from '@/lib/server/stats/count-changes'

interface Key {
  channelId: string
  campaign: string
  day: Date
}

type Row = Key & Edges

const ROW =
  'd.channel_id AS "channelId", d.campaign, d.day, (extract(epoch FROM d.first_at) * 1000)::float8 AS first, (extract(epoch FROM d.last_at) * 1000)::float8 AS last'

/**
 * Sets anew the first and last times of MM messages that the send log does not show as such, for the channels, campaigns and days
 * of `changes` (states before and after), in a transaction that holds the partner's counts. Read from the messages by index: a message that left a day must not be its first any more.
 */
export async function writeUnloggedMm(
  tx: Queryable,
  partnerId: string,
  changes: readonly { channelId: string; state: MessageState }[],
): Promise<void> {
  const days = new Map<string, Key>()
  for (const { channelId, state } of changes) {
    const at = unloggedMmTime(state)
    if (at === null) continue
    const day = at - (at % DAY_MS)
    const campaign = state.send ? state.send.campaign : UNKNOWN_CAMPAIGN
    const key = { channelId, campaign, day: new Date(day) }
    days.set(keyOf(key), key)
  }
  if (days.size === 0) return
  const keys = [...days.values()]
  const values = [
    partnerId,
    keys.map(({ channelId }) => channelId),
    keys.map(({ campaign }) => campaign),
    keys.map(({ day }) => day),
  ] as const
  const named = `(SELECT * FROM unnest($2::text[], $3::text[], $4::timestamptz[]) AS given (channel_id, campaign, day) WHERE day >= ${CLOSED_BEFORE}) AS k`
  const before = await tx.query<Row>(
    `DELETE FROM unlogged_mm_day d WHERE ctid = ANY(ARRAY(
       SELECT own.ctid FROM ${named} CROSS JOIN LATERAL (
         SELECT ctid FROM unlogged_mm_day
         WHERE partner_id = $1 AND channel_id = k.channel_id AND campaign = k.campaign AND day = k.day LIMIT 1
       ) own)) RETURNING ${ROW}`,
    values,
  )
  const edge = (order: 'ASC' | 'DESC') =>
    `LATERAL (SELECT mm_at FROM message_status m
              WHERE m.partner_id = $1 AND m.channel_id = k.channel_id AND coalesce(m.campaign, '${UNKNOWN_CAMPAIGN}') = k.campaign
                AND m.mm_at >= k.day AND m.mm_at < k.day + interval '24 hours'
              ORDER BY m.mm_at ${order} LIMIT 1)`
  const after = await tx.query<Row>(
    `INSERT INTO unlogged_mm_day AS d (partner_id, channel_id, campaign, day, first_at, last_at)
     SELECT $1::text, k.channel_id, k.campaign, k.day, f.mm_at, l.mm_at FROM ${named}, ${edge('ASC')} f, ${edge('DESC')} l RETURNING ${ROW}`,
    values,
  )
  const [was, is] = [byKey(before), byKey(after)]
  await moveCampaignClicks(
    tx,
    partnerId,
    [...days].flatMap(([key, { channelId }]) =>
      reachChanges(was.get(key) ?? null, is.get(key) ?? null).map((span) => ({
        ...span,
        channelId,
      })),
    ),
  )
}

function byKey(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]))
}

function keyOf({ channelId, campaign, day }: Key): string {
  return `${day.getTime()} ${channelId} ${campaign}`
}
