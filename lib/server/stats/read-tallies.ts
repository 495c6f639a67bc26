import { affectedCountries } from '@/lib/domain/geography/regions'
import type { StatWay } from '@/lib/domain/stats/metrics'
import { Tally } from '@/lib/domain/stats/tally'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import type { AttributedClicks } from '@/lib/server/stats/read-campaign-clicks'
import { LINK_CLICK, type StatsScope } from '@/lib/server/stats/stats-scope'

/** What tallies are told apart by; `at`: the bucket, as milliseconds since 1970. */
export type TallyKey = 'all' | 'at' | 'campaign' | 'channel_id'

/** Grouped by the column and only then made a key: that is done once for a group instead of once for a row. */
const KEYS: Record<TallyKey, { key: string; groups: readonly string[] }> = {
  all: { key: "''", groups: [] },
  at: { key: '(extract(epoch FROM at) * 1000)::bigint::text', groups: ['at'] },
  campaign: { key: 'campaign', groups: ['campaign'] },
  channel_id: { key: 'channel_id', groups: ['channel_id'] },
}

const NO_CLICK_RECIPIENTS = affectedCountries('no_click_reporting', 'recipient')

/**
 * Sums the counters of a scope by one key. Where campaigns are told apart, clicks are given as `attributed`, and only those that are
 * certain count (contract 5, campaign clicks); else null, and clicks come from their counter.
 */
export async function readTallies(
  database: Queryable,
  scope: StatsScope,
  by: TallyKey,
  attributed: Promise<readonly AttributedClicks[]> | null,
  grain: 'hour' | 'day' = 'day',
): Promise<Map<string, Tally>> {
  const tallies = new Map<string, Tally>()
  const tallyOf = (key: string) => {
    const tally = tallies.get(key) ?? new Tally()
    tallies.set(key, tally)
    return tally
  }
  const [messages, sends, clicks] = await Promise.all([
    readMessages(database, scope, by, grain),
    readSends(database, scope, by, grain),
    attributed
      ? attributed.then((clicks) => certainClicks(clicks, scope, by))
      : countedClicks(database, scope, by, grain),
  ])
  for (const { key, way, ...row } of messages) {
    const tally = tallyOf(key)
    for (const metric of [
      'sent',
      'delivered',
      'read',
      'failed',
      'silent_fallbacks',
      'upstream_routed',
    ] as const)
      tally.add(metric, way, row[metric])
    tally.deliveredMarketing += row.delivered_marketing
    tally.clickable.delivered += row.clickable
  }
  for (const { key, way, accepted, fallbacks, fallback_plans } of sends) {
    const tally = tallyOf(key)
    tally.add('accepted', way, accepted)
    tally.add('fallbacks', way, fallbacks)
    tally.fallbackPlans += fallback_plans
  }
  for (const { key, clicks: count, clickable } of clicks) {
    const tally = tallyOf(key)
    tally.add('clicks', 'marketing_messages', count)
    tally.clickable.clicks += clickable
  }
  return tallies
}

/** The conditions of a scope on a counter table, and their values. */
export function conditionsOf(
  scope: StatsScope,
  grain: 'hour' | 'day' | null,
  time = 'at',
): { where: string; values: SqlValue[] } {
  const values: SqlValue[] = [scope.partnerId, new Date(scope.from), new Date(scope.until)]
  const conditions = [
    'partner_id = $1',
    `${time} >= $2 AND ${time} < $3`,
    ...(grain === null ? [] : [`grain = '${grain}'`]),
    ...(scope.channelIds ? [`channel_id = ANY($${values.push(scope.channelIds)}::text[])`] : []),
    ...(scope.campaign === null ? [] : [`campaign = $${values.push(scope.campaign)}`]),
    ...(scope.tests ? [] : ['NOT test']),
  ]
  return { where: conditions.join(' AND '), values }
}

interface MessageSums {
  key: string
  way: StatWay
  sent: number
  delivered: number
  read: number
  failed: number
  delivered_marketing: number
  silent_fallbacks: number
  upstream_routed: number
  clickable: number
}

function readMessages(
  database: Queryable,
  scope: StatsScope,
  by: TallyKey,
  grain: 'hour' | 'day',
): Promise<MessageSums[]> {
  const { where, values } = conditionsOf(scope, grain)
  const clickable = `channel_id = ANY($${values.push(scope.clickChannelIds)}::text[]) AND country <> ALL($${values.push(NO_CLICK_RECIPIENTS)}::text[])`
  return database.query<MessageSums>(
    `SELECT ${KEYS[by].key} AS key, way, sum(sent) AS sent, sum(delivered) AS delivered, sum(read) AS read, sum(failed) AS failed,
       sum(delivered_marketing) AS delivered_marketing, sum(silent_fallbacks) AS silent_fallbacks, sum(upstream_routed) AS upstream_routed,
       coalesce(sum(delivered) FILTER (WHERE way = 'marketing_messages' AND ${clickable}), 0) AS clickable
     FROM message_count WHERE ${where} GROUP BY ${[...KEYS[by].groups, 'way'].join(', ')}`,
    values,
  )
}

function readSends(database: Queryable, scope: StatsScope, by: TallyKey, grain: 'hour' | 'day') {
  const { where, values } = conditionsOf(scope, grain)
  return database.query<{
    key: string
    way: StatWay
    accepted: number
    fallbacks: number
    fallback_plans: number
  }>(
    `SELECT ${KEYS[by].key} AS key, way, sum(accepted) AS accepted, sum(fallbacks) AS fallbacks, sum(fallback_plans) AS fallback_plans
     FROM send_count WHERE ${where} GROUP BY ${[...KEYS[by].groups, 'way'].join(', ')}`,
    values,
  )
}

interface ClickSums {
  key: string
  clicks: number
  clickable: number
}

function countedClicks(
  database: Queryable,
  scope: StatsScope,
  by: TallyKey,
  grain: 'hour' | 'day',
): Promise<ClickSums[]> {
  const { where, values } = conditionsOf({ ...scope, tests: true }, grain)
  return database.query<ClickSums>(
    `SELECT ${KEYS[by].key} AS key, sum(actions) AS clicks, coalesce(sum(actions) FILTER (WHERE channel_id = ANY($${values.push(scope.clickChannelIds)}::text[])), 0) AS clickable
     FROM user_action_count WHERE ${where} AND action = $${values.push(LINK_CLICK)} GROUP BY ${[...KEYS[by].groups, 'action'].join(', ')}`,
    values,
  )
}

function certainClicks(
  attributed: readonly AttributedClicks[],
  scope: StatsScope,
  by: TallyKey,
): ClickSums[] {
  const keyOf: Record<TallyKey, (group: AttributedClicks) => string> = {
    all: () => '',
    at: ({ at }) => String(at),
    campaign: ({ campaigns }) => campaigns[0]!,
    channel_id: ({ channelId }) => channelId,
  }
  const clickChannels = new Set(scope.clickChannelIds)
  return attributed
    .filter(
      ({ campaigns }) =>
        campaigns.length === 1 && (scope.campaign === null || campaigns[0] === scope.campaign),
    )
    .map((group) => ({
      key: keyOf[by](group),
      clicks: group.clicks,
      clickable: clickChannels.has(group.channelId) ? group.clicks : 0,
    }))
}
