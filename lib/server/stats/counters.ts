/** A table of counters, as it is recounted. */
export interface Counter {
  table: string
  /** The column that says which hour or day. */
  time: 'at' | 'day'
  /** Its key, without the partner. */
  key: readonly string[]
  /** What is summed; a row whose sums are all 0 says the same as none. */
  sums: readonly string[]
  /** Times, of which the first and the last are kept. */
  hasEdges: boolean
}

/** Everything that `verify` compares and a rebuild writes. */
export const COUNTERS: readonly Counter[] = [
  {
    table: 'message_count',
    time: 'at',
    key: ['grain', 'at', 'channel_id', 'campaign', 'test', 'country', 'way', 'failure_code'],
    sums: [
      'sent',
      'delivered',
      'read',
      'failed',
      'delivered_marketing',
      'silent_fallbacks',
      'upstream_routed',
    ],
    hasEdges: false,
  },
  {
    table: 'delivery_delay',
    time: 'day',
    key: ['day', 'channel_id', 'campaign', 'test', 'way', 'seconds'],
    sums: ['messages'],
    hasEdges: false,
  },
  {
    table: 'send_count',
    time: 'at',
    key: ['grain', 'at', 'channel_id', 'campaign', 'test', 'way', 'fallback_class'],
    sums: ['accepted', 'fallback_plans', 'fallbacks'],
    hasEdges: true,
  },
  {
    table: 'user_action_count',
    time: 'at',
    key: ['grain', 'at', 'channel_id', 'action', 'component'],
    sums: ['actions'],
    hasEdges: false,
  },
  {
    table: 'unlogged_mm_day',
    time: 'day',
    key: ['day', 'channel_id', 'campaign'],
    sums: [],
    hasEdges: true,
  },
  // Last: it follows from the sends as the others have them.
  {
    table: 'campaign_click_count',
    time: 'at',
    key: ['grain', 'at', 'channel_id', 'campaigns', 'component'],
    sums: ['clicks'],
    hasEdges: false,
  },
]

/** A counter's rows out of any relation with its columns, one for each key. $1 is the partner, $2 the first moment. */
export function grouped({ key, sums, hasEdges, time }: Counter, from: string): string {
  const measures = [
    ...sums.map((name) => `sum(${name})::integer AS ${name}`),
    ...(hasEdges ? ['min(first_at) AS first_at', 'max(last_at) AS last_at'] : []),
  ]
  const having =
    sums.length > 0 ? `HAVING ${sums.map((name) => `sum(${name}) <> 0`).join(' OR ')}` : ''
  return `SELECT ${[...key, ...measures].join(', ')} FROM ${from} WHERE partner_id = $1 AND ${time} >= $2 GROUP BY ${key.join(', ')} ${having}`
}
