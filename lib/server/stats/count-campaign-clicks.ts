import { CLICK_WINDOW_MS, campaignsOf, type Span } from '@/lib/domain/stats/campaign-clicks'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import { CLOSED_BEFORE } from '@/lib/server/stats/closed-before'
import { addRows, DAY_MS, GRAINS, HOUR_MS } from '@/lib/server/stats/count-changes'
import { LINK_CLICK } from '@/lib/server/stats/stats-scope'

/** How MM messages that were sent without a campaign are named among campaigns, on the wire too. */
export const NO_CAMPAIGN = '(none)'

/** So many clicks of one channel, moment and component. */
export interface Clicks {
  channelId: string
  /** Milliseconds since 1970. */
  at: number
  /** cta | body | empty: Meta does not say it. */
  component: string
  clicks: number
}

/** Clicks by the campaigns they may be of: a JSON array, sorted, never empty. */
export type ClicksByCampaigns = Clicks & { campaigns: string }

/** Counts clicks that came (1), or that are no longer what they were (−1), in a transaction that holds the partner's counts. */
export async function addCampaignClicks(
  tx: Queryable,
  partnerId: string,
  clicks: readonly Clicks[],
): Promise<void> {
  await addCounts(tx, partnerId, await byCampaigns(tx, partnerId, clicks))
}

/**
 * Counts clicks anew where the campaigns of their channel reach otherwise than before (lib/domain/stats/campaign-clicks, `reachChanges`), in a
 * transaction that holds the partner's counts. Closed days stay as they are: their clicks may be gone.
 */
export async function moveCampaignClicks(
  tx: Queryable,
  partnerId: string,
  reaches: readonly (Span & { channelId: string })[],
): Promise<void> {
  if (reaches.length === 0) return
  const hours = await tx.query<{ at: Date; channel_ids: string[] }>(
    `SELECT c.at, array_agg(DISTINCT c.channel_id) AS channel_ids
     FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) AS r (channel_id, from_at, until)
     JOIN user_action_count c ON c.partner_id = $1 AND c.grain = 'hour' AND c.channel_id = r.channel_id AND c.action = $5
       AND c.at >= greatest(date_trunc('hour', r.from_at, 'UTC'), ${CLOSED_BEFORE}) AND c.at < r.until
     GROUP BY 1`,
    [
      partnerId,
      reaches.map(({ channelId }) => channelId),
      reaches.map(({ from }) => new Date(from)),
      reaches.map(({ until }) => new Date(until)),
      LINK_CLICK,
    ],
  )
  // Hour by hour: these may be all clicks of a week.
  for (const { at, channel_ids } of hours) {
    const clicks = await readClicks(
      tx,
      partnerId,
      at,
      new Date(at.getTime() + HOUR_MS),
      channel_ids,
    )
    const counted = await tx.query<{
      channel_id: string
      campaigns: string
      component: string
      clicks: number
    }>(
      `SELECT channel_id, campaigns, component, clicks FROM campaign_click_count
       WHERE partner_id = $1 AND grain = 'hour' AND at = $2 AND channel_id = ANY($3::text[])`,
      [partnerId, at, channel_ids],
    )
    const before = counted.map(({ channel_id, clicks: count, ...row }) => ({
      ...row,
      channelId: channel_id,
      at: at.getTime(),
      clicks: -count,
    }))
    await addCounts(tx, partnerId, [...before, ...(await byCampaigns(tx, partnerId, clicks))])
  }
}

/** A partner's clicks from one moment to another (not in it) by the campaigns they may be of. */
export async function clicksByCampaigns(
  tx: Queryable,
  partnerId: string,
  from: Date,
  until: Date,
): Promise<ClicksByCampaigns[]> {
  return byCampaigns(tx, partnerId, await readClicks(tx, partnerId, from, until, null))
}

function readClicks(
  tx: Queryable,
  partnerId: string,
  from: Date,
  until: Date,
  channelIds: string[] | null,
): Promise<Clicks[]> {
  const values: SqlValue[] = [partnerId, LINK_CLICK, from, until]
  // No index serves IS NOT DISTINCT FROM: of channels the clicks are found by their time, and not along the key through all there ever were.
  const whose = channelIds
    ? `partner_id IS NOT DISTINCT FROM $1 AND channel_id = ANY($${values.push(channelIds)}::text[])`
    : 'partner_id = $1'
  return tx.query<Clicks>(
    `SELECT channel_id AS "channelId", (extract(epoch FROM at) * 1000)::float8 AS at, component, count(*)::integer AS clicks FROM user_action
     WHERE ${whose} AND action = $2 AND at >= $3 AND at < $4
     GROUP BY 1, 2, 3`,
    values,
  )
}

async function byCampaigns(
  tx: Queryable,
  partnerId: string,
  clicks: readonly Clicks[],
): Promise<ClicksByCampaigns[]> {
  if (clicks.length === 0) return []
  const times = clicks.map(({ at }) => at)
  const [from, until] = [
    times.reduce((a, b) => Math.min(a, b)),
    times.reduce((a, b) => Math.max(a, b)) + 1,
  ]
  const sends = await readMmSends(tx, partnerId, from, until, [
    ...new Set(clicks.map(({ channelId }) => channelId)),
  ])
  return [...campaignsOf(clicks, sends)].flatMap(([click, campaigns]) =>
    campaigns.length === 0 ? [] : [{ ...click, campaigns: JSON.stringify(campaigns) }],
  )
}

/** The first and last MM send of each channel, campaign and day that a click of a span may be of, as logged or as billed. */
async function readMmSends(
  tx: Queryable,
  partnerId: string,
  from: number,
  until: number,
  channelIds: string[],
) {
  const rows = await tx.query<{ channelId: string; campaign: string; first: number; last: number }>(
    `SELECT channel_id AS "channelId", campaign, (extract(epoch FROM first_at) * 1000)::float8 AS first, (extract(epoch FROM last_at) * 1000)::float8 AS last FROM (
       SELECT channel_id, campaign, first_at, last_at FROM send_count
       WHERE partner_id = $1 AND grain = 'day' AND at >= $2 AND at < $3 AND channel_id = ANY($4::text[]) AND way = 'marketing_messages' AND accepted > 0
       UNION ALL
       SELECT channel_id, campaign, first_at, last_at FROM unlogged_mm_day WHERE partner_id = $1 AND channel_id = ANY($4::text[]) AND day >= $2 AND day < $3
     ) sends`,
    [partnerId, new Date(startOf(from - CLICK_WINDOW_MS, DAY_MS)), new Date(until), channelIds],
  )
  return rows.map((row) => ({ ...row, campaign: row.campaign || NO_CAMPAIGN }))
}

async function addCounts(
  tx: Queryable,
  partnerId: string,
  clicks: readonly ClicksByCampaigns[],
): Promise<void> {
  const counts = new Map<string, Record<string, string | number>>()
  for (const { channelId, at, campaigns, component, clicks: count } of clicks) {
    for (const [grain, length] of GRAINS) {
      const start = startOf(at, length)
      const key = JSON.stringify([grain, start, channelId, campaigns, component])
      const known = counts.get(key)
      if (known) known.clicks = Number(known.clicks) + count
      else
        counts.set(key, {
          partner_id: partnerId,
          grain,
          at: new Date(start).toISOString(),
          channel_id: channelId,
          campaigns,
          component,
          clicks: count,
        })
    }
  }
  await addRows(
    tx,
    'campaign_click_count',
    'partner_id, grain, at, channel_id, campaigns, component',
    ['clicks'],
    counts,
    'partner_id, grain, at, channel_id, campaigns_hash, component',
  )
}

function startOf(at: number, length: number): number {
  return Math.floor(at / length) * length
}
