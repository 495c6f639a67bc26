import { clickSegments } from '@/lib/domain/stats/campaign-clicks'
import type { Queryable } from '@/lib/server/db/database'
import { readMmSends } from '@/lib/server/stats/attribute-clicks'
import { DAY_MS } from '@/lib/server/stats/count-changes'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import { LINK_CLICK } from '@/lib/server/stats/stats-scope'

/**
 * Takes away user actions that happened before `before`, at most `limit` and all of one partner; of clicks it is kept by day which campaigns they
 * may be of. Says how many it took.
 */
export async function closeClicks(tx: Queryable, before: Date, limit: number): Promise<number> {
  const [oldest] = await tx.query<{ partner_id: string }>('SELECT partner_id FROM user_action WHERE at < $1 ORDER BY at LIMIT 1', [before])
  if (!oldest) return 0
  const partnerId = oldest.partner_id
  await lockCounts(tx, [partnerId])
  const taken = await tx.query<{ channel_id: string; action: string; at: number }>(
    `DELETE FROM user_action WHERE ctid = ANY(ARRAY(SELECT ctid FROM user_action WHERE partner_id = $1 AND at < $2 ORDER BY at LIMIT ${limit}))
     RETURNING channel_id, action, (extract(epoch FROM at) * 1000)::float8 AS at`, [partnerId, before])
  const clicks = taken.filter(({ action }) => action === LINK_CLICK)
  if (clicks.length > 0) await keepDays(tx, partnerId, clicks)
  return taken.length
}

async function keepDays(tx: Queryable, partnerId: string, clicks: readonly { channel_id: string; at: number }[]): Promise<void> {
  const times = clicks.map(({ at }) => at)
  const from = startOfDay(Math.min(...times))
  const until = startOfDay(Math.max(...times)) + DAY_MS
  const channelIds = [...new Set(clicks.map(({ channel_id }) => channel_id))]
  const segments = clickSegments(await readMmSends(tx, { partnerId, from, until, channelIds, tests: true }), from, until)
  const days = new Map<string, { day: number; channelId: string; campaigns: string; clicks: number }>()
  for (const { channel_id: channelId, at } of clicks) {
    const segment = segments.find((one) => one.channelId === channelId && one.from <= at && at < one.until)
    const row = { day: startOfDay(at), channelId, campaigns: JSON.stringify(segment?.campaigns ?? []), clicks: 0 }
    const key = JSON.stringify([row.day, channelId, row.campaigns])
    const known = days.get(key) ?? row
    known.clicks += 1
    days.set(key, known)
  }
  const rows = [...days.values()]
  await tx.query(
    `INSERT INTO closed_click_day AS d (partner_id, day, channel_id, campaigns, clicks)
     SELECT $1::text, * FROM unnest($2::timestamptz[], $3::text[], $4::text[], $5::integer[])
     ON CONFLICT (partner_id, day, channel_id, campaigns) DO UPDATE SET clicks = d.clicks + excluded.clicks`,
    [partnerId, rows.map(({ day }) => new Date(day)), rows.map(({ channelId }) => channelId), rows.map(({ campaigns }) => campaigns), rows.map((row) => row.clicks)])
}

function startOfDay(at: number): number {
  return at - (at % DAY_MS)
}
