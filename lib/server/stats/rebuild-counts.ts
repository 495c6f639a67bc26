import type { Database } from '@/lib/server/db/database'
import { joinLateSends } from '@/lib/server/stats/apply-statuses'
import { countSends } from '@/lib/server/stats/count-sends'
import { COUNTERS, grouped } from '@/lib/server/stats/counters'
import { openSince } from '@/lib/server/stats/open-since'
import {
  addDays,
  createRecounts,
  insertSends,
  recountCampaignClicks,
  recounted,
  recountMessages,
  recountUserActions,
} from '@/lib/server/stats/recount'

/**
 * Sets a partner's counters of the open days to what a recount says: after rows were written in bulk, or a counter was found wrong. Webhooks
 * of the partner wait for it, sends do not.
 */
export async function rebuildCounts(database: Database, partnerId: string): Promise<void> {
  await database.transaction(async (tx) => {
    // Takes the partner's counts first; nobody else changes messages or user actions from here.
    await countSends(tx, partnerId)
    const { since } = await openSince(tx)
    await createRecounts(tx)
    await recountMessages(tx, partnerId, since)
    await recountUserActions(tx, partnerId, since)
    // In one statement, since sends go on: what is recounted is taken from what is left to be counted.
    const late = await tx.query<{ channel_id: string; wamid: string }>(
      `WITH taken AS (DELETE FROM uncounted_send WHERE partner_id = $1 AND hour >= $2 RETURNING channel_id, wamids),
       recount AS (${insertSends('at >= $2')})
       SELECT channel_id, wamid FROM taken, unnest(wamids) AS wamid`,
      [partnerId, since],
    )
    await addDays(tx, 'send_count')
    for (const counter of COUNTERS) {
      const { table, key, sums, hasEdges, time } = counter
      if (table === 'campaign_click_count') await recountCampaignClicks(tx, partnerId, since)
      await tx.query(`DELETE FROM ${table} WHERE partner_id = $1 AND ${time} >= $2`, [
        partnerId,
        since,
      ])
      await tx.query(
        `INSERT INTO ${table} (partner_id, ${[...key, ...sums, ...(hasEdges ? ['first_at', 'last_at'] : [])].join(', ')})
         SELECT $1::text, * FROM (${grouped(counter, recounted(table))}) rows`,
        [partnerId, since],
      )
    }
    if (late.length > 0)
      await joinLateSends(
        tx,
        partnerId,
        late.map(({ channel_id, wamid }) => ({ channelId: channel_id, wamid })),
      )
  })
}
