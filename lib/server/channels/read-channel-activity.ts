import type { ChannelActivity } from '@/lib/contracts/channels'
import type { Queryable } from '@/lib/server/db/database'
import { DAY_MS } from '@/lib/server/stats/count-changes'

const DAYS = 7

/** What went on by some channels of a partner lately: what the counters have of these seven UTC days, and the last webhook. */
export async function readChannelActivity(
  database: Queryable,
  partnerId: string,
  ids: readonly string[],
  now: number,
): Promise<(id: string) => ChannelActivity> {
  const today = now - (now % DAY_MS)
  // Day by day, so that the counters' key leads straight to each channel's rows.
  const days = Array.from({ length: DAYS }, (_, ago) =>
    new Date(today - ago * DAY_MS).toISOString(),
  )
  const [sends, events] = await Promise.all([
    database.query<{
      channel_id: string
      way: 'marketing_messages' | 'messages'
      accepted: number
    }>(
      `SELECT channel_id, way, sum(accepted) AS accepted FROM send_count
       WHERE partner_id = $1 AND grain = 'day' AND at = ANY($2::timestamptz[]) AND channel_id = ANY($3::text[]) GROUP BY 1, 2`,
      [partnerId, days, [...ids]],
    ),
    database.query<{ channel_id: string; last_event_at: Date }>(
      'SELECT channel_id, last_event_at FROM channel_event WHERE partner_id = $1 AND channel_id = ANY($2::text[])',
      [partnerId, [...ids]],
    ),
  ])
  const lastEvents = new Map(
    events.map(({ channel_id, last_event_at }) => [channel_id, last_event_at.toISOString()]),
  )
  const accepted = new Map(sends.map((row) => [`${row.channel_id} ${row.way}`, row.accepted]))
  return (id) => ({
    accepted_7_days: {
      marketing_messages: accepted.get(`${id} marketing_messages`) ?? 0,
      messages: accepted.get(`${id} messages`) ?? 0,
    },
    last_event_at: lastEvents.get(id) ?? null,
  })
}
