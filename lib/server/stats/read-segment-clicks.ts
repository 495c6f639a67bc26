import type { ClickSegment } from '@/lib/domain/stats/campaign-clicks'
import { type SegmentPiece, segmentPieces } from '@/lib/domain/stats/segment-pieces'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import type { AttributedClicks, ClickScope } from '@/lib/server/stats/attribute-clicks'
import { LINK_CLICK } from '@/lib/server/stats/stats-scope'

interface Row { segment: number | null; channel_id: string | null; campaigns: string | null; at: number; component: string; clicks: number }

/**
 * The clicks of segments, by channel, bucket and component: from the counters of days and hours where a segment has these whole, else by
 * the clicks themselves; so it hardly depends on how many clicks there are. Of days that retention closed, clicks are either still there or
 * kept by day, and the statement sees all of it as of one moment.
 */
export async function readSegmentClicks(database: Queryable, scope: ClickScope, grain: 'hour' | 'day', segments: readonly ClickSegment[]): Promise<AttributedClicks[]> {
  for (;;) {
    const [closed] = await database.query<{ closed_before: Date }>('SELECT closed_before FROM retention')
    const rows = await readRows(database, scope, grain, segments, closed?.closed_before ?? null)
    // Retention closed another day between the two statements.
    if (rows.some(({ channel_id }) => channel_id === null)) continue
    return rows.map(({ segment, channel_id, campaigns, ...row }) => ({
      channelId: channel_id!, campaigns: segment === null ? JSON.parse(campaigns!) as string[] : segments[segment]!.campaigns, ...row,
    }))
  }
}

function readRows(
  database: Queryable, { partnerId, from, until, channelIds }: ClickScope, grain: 'hour' | 'day', segments: readonly ClickSegment[], closedBefore: Date | null,
): Promise<Row[]> {
  const { days, hours, clicks } = segmentPieces(segments, grain, closedBefore?.getTime() ?? -Infinity)
  const values: SqlValue[] = [partnerId, LINK_CLICK, new Date(from), new Date(until), closedBefore]
  const piecesOf = (pieces: readonly SegmentPiece[]) => {
    const columns = [
      pieces.map(({ segment }) => segment), pieces.map(({ channelId }) => channelId), pieces.map((piece) => new Date(piece.from)), pieces.map((piece) => new Date(piece.until)),
    ]
    const [segment, channel, begin, end] = columns.map((column) => `$${values.push(column)}`)
    return `unnest(${segment}::integer[], ${channel}::text[], ${begin}::timestamptz[], ${end}::timestamptz[]) AS p (segment, channel_id, from_at, until)`
  }
  const bucketOf = (at: string) => `(extract(epoch FROM date_trunc('${grain}', ${at}, 'UTC')) * 1000)::float8`
  const counted = (counter: 'hour' | 'day', pieces: readonly SegmentPiece[]) => `
    SELECT p.segment, p.channel_id, NULL AS campaigns, ${bucketOf('c.at')} AS at, c.component, sum(c.actions)::integer AS clicks FROM ${piecesOf(pieces)}
    JOIN counts c ON c.grain = '${counter}' AND c.channel_id = p.channel_id AND c.at >= p.from_at AND c.at < p.until
      ${counter === 'hour' ? "AND c.day = date_trunc('day', p.from_at, 'UTC')" : ''}
    GROUP BY 1, 2, 4, 5`
  return database.query<Row>(
    // Read once and joined by equal days: by its index each piece would read the hours of every channel.
    `WITH counts AS MATERIALIZED (
       SELECT grain, at, date_trunc('day', at, 'UTC') AS day, channel_id, component, actions FROM user_action_count
       WHERE partner_id = $1 AND at >= $3 AND at < $4 AND action = $2 AND actions > 0 AND grain IN ('hour', 'day')
     )
     ${counted('day', days)} UNION ALL ${counted('hour', hours)} UNION ALL
     SELECT p.segment, p.channel_id, NULL, a.at, a.component, a.clicks FROM ${piecesOf(clicks)}
     CROSS JOIN LATERAL (SELECT ${bucketOf('at')} AS at, component, count(*)::integer AS clicks FROM user_action
       WHERE partner_id = $1 AND channel_id = p.channel_id AND at >= p.from_at AND at < p.until AND action = $2 GROUP BY 1, 2) a
     UNION ALL
     SELECT NULL, channel_id, campaigns, (extract(epoch FROM day) * 1000)::float8, '', clicks FROM closed_click_day
     WHERE partner_id = $1 AND day >= $3 AND day < $4 AND day < $5 ${channelIds ? `AND channel_id = ANY($${values.push(channelIds)}::text[])` : ''}
     UNION ALL
     SELECT NULL, NULL, NULL, 0, '', 0 FROM retention WHERE closed_before IS DISTINCT FROM $5`, values)
}
