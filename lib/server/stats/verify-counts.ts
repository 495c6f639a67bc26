import type { Verification } from '@/lib/contracts/stats'
import type { Database, Queryable } from '@/lib/server/db/database'
import { differingClosedSums } from '@/lib/server/stats/closed-sums'
import { COUNTERS, type Counter, grouped } from '@/lib/server/stats/counters'
import { openSince } from '@/lib/server/stats/open-since'
import {
  createRecounts,
  recountCampaignClicks,
  recounted,
  recountMessages,
  recountSends,
  recountUserActions,
} from '@/lib/server/stats/recount'

const MAX_DIFFERENCES = 1_000

type Difference = Verification['differences'][number]

/**
 * `POST /stats/verify`: recounts a partner's open days from the ledger's messages, the send log and the user actions, and says where the
 * counters differ. All of it is read as of one moment, and every change of a message is one transaction with its counters: so nobody waits
 * for it, and nobody who counts meanwhile disturbs it. Closed days are compared with what they came to when they were closed.
 */
export async function verifyCounts(database: Database, partnerId: string): Promise<Verification> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const { since, closedBefore } = await openSince(tx)
    await createRecounts(tx)
    await recountMessages(tx, partnerId, since)
    await recountSends(tx, partnerId, since)
    await recountUserActions(tx, partnerId, since)
    await recountCampaignClicks(tx, partnerId, since)
    const differences: Difference[] = closedBefore
      ? await differingClosedSums(tx, partnerId, closedBefore)
      : []
    for (const counter of COUNTERS) {
      differences.push(
        ...(await compare(tx, partnerId, since, counter, MAX_DIFFERENCES - differences.length)),
      )
    }
    return {
      equal: differences.length === 0,
      differences,
      closed_before: closedBefore?.toISOString() ?? null,
    }
  })
}

async function compare(
  tx: Queryable,
  partnerId: string,
  since: Date,
  counter: Counter,
  limit: number,
): Promise<Difference[]> {
  const { table, key, sums, hasEdges } = counter
  const measures = [...sums, ...(hasEdges ? ['first_at', 'last_at'] : [])]
  const row = (alias: string) => `(${measures.map((name) => `${alias}.${name}`).join(', ')})`
  const json = (names: readonly string[], alias = '') =>
    `jsonb_build_object(${names.map((name) => `'${name}', ${wireValue(alias + name)}`).join(', ')})`
  return tx.query<Difference>(
    `SELECT '${table}' AS table, ${json(key)} AS key,
       CASE WHEN c.found THEN ${json(measures, 'c.')} END AS counted, CASE WHEN r.found THEN ${json(measures, 'r.')} END AS recounted
     FROM (SELECT *, true AS found FROM (${grouped(counter, counted(table))}) counted) c
     FULL JOIN (SELECT *, true AS found FROM (${grouped(counter, recounted(table))}) recounted) r USING (${key.join(', ')})
     WHERE ROW${row('c')} IS DISTINCT FROM ROW${row('r')} ORDER BY ${key.join(', ')} LIMIT ${limit}`,
    [partnerId, since],
  )
}

/** What was counted: of sends also what is left to be counted (lib/server/stats/count-sends). */
function counted(table: string): string {
  if (table !== 'send_count') return table
  const columns =
    'channel_id, campaign, test, way, fallback_class, accepted, fallback_plans, fallbacks, first_at, last_at'
  return `(SELECT partner_id, grain, at, ${columns} FROM send_count UNION ALL
    SELECT partner_id, grain, date_trunc(grain::text, hour, 'UTC'), ${columns} FROM uncounted_send, unnest(enum_range(NULL::"Grain")) AS grain) AS sends`
}

function wireValue(column: string): string {
  return /(^|\.)(at|day|first_at|last_at)$/.test(column)
    ? `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : column
}
