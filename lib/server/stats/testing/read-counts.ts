import type { Queryable } from '@/lib/server/db/database'
import type { Sums } from '@/lib/server/stats/testing/plain-fold'

/** The counters of a partner in the shape of plain-fold. */
export async function readCounts(database: Queryable, partnerId: string) {
  return {
    messages: await sums(
      database,
      partnerId,
      'message_count',
      ['grain', 'at', 'channel_id', 'campaign', 'test', 'country', 'way', 'failure_code'],
      {
        sent: 'sent',
        delivered: 'delivered',
        read: 'read',
        failed: 'failed',
        delivered_marketing: 'deliveredMarketing',
        silent_fallbacks: 'silentFallbacks',
        upstream_routed: 'upstreamRouted',
      },
    ),
    delays: await sums(
      database,
      partnerId,
      'delivery_delay',
      ['day', 'channel_id', 'campaign', 'test', 'way', 'seconds'],
      { messages: '' },
    ),
    sends: await sums(
      database,
      partnerId,
      'send_count',
      ['grain', 'at', 'channel_id', 'campaign', 'test', 'way', 'fallback_class'],
      { accepted: 'accepted', fallback_plans: 'fallback_plans', fallbacks: 'fallbacks' },
    ),
    actions: await sums(
      database,
      partnerId,
      'user_action_count',
      ['grain', 'at', 'channel_id', 'action', 'component'],
      { actions: '' },
    ),
    campaignClicks: await sums(
      database,
      partnerId,
      'campaign_click_count',
      ['grain', 'at', 'channel_id', 'campaigns', 'component'],
      { clicks: '' },
    ),
    unloggedMm: await unloggedMm(database, partnerId),
  }
}

async function unloggedMm(
  database: Queryable,
  partnerId: string,
): Promise<Record<string, [first: number, last: number]>> {
  const rows = await database.query<{
    channel_id: string
    campaign: string
    day: Date
    first_at: Date
    last_at: Date
  }>('SELECT * FROM unlogged_mm_day WHERE partner_id = $1', [partnerId])
  return Object.fromEntries(
    rows.map(({ channel_id, campaign, day, first_at, last_at }) => [
      `${channel_id}|${campaign}|${day.toISOString()}`,
      [first_at.getTime(), last_at.getTime()],
    ]),
  )
}

async function sums(
  database: Queryable,
  partnerId: string,
  table: string,
  key: readonly string[],
  measures: Record<string, string>,
): Promise<Sums> {
  const rows = await database.query<Record<string, unknown>>(
    `SELECT * FROM ${table} WHERE partner_id = $1`,
    [partnerId],
  )
  return Object.fromEntries(
    rows.flatMap((row) =>
      Object.entries(measures).flatMap(([column, name]) => {
        const values = [
          ...key.map((part) => (row[part] instanceof Date ? row[part].toISOString() : row[part])),
          ...(name ? [name] : []),
        ]
        return row[column] === 0 ? [] : [[values.join('|'), row[column] as number]]
      }),
    ),
  )
}
