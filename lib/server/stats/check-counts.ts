import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { verifyCounts } from '@/lib/server/stats/verify-counts'

/** So many differences are named in the log; `POST /stats/verify` gives them all. */
const NAMED = 5

/** Recounts the open days of one partner after the other, and says in the log where counters differ. */
export async function checkCounts(
  database: Database,
  log: Log,
  isStopped: () => boolean,
): Promise<void> {
  for (const { id } of await database.query<{ id: string }>('SELECT id FROM partner ORDER BY id')) {
    if (isStopped()) return
    const { equal, differences } = await verifyCounts(database, id)
    if (!equal)
      log.error(
        { partner: id, differences: differences.length, first: differences.slice(0, NAMED) },
        'counters differ from what they count',
      )
  }
}
