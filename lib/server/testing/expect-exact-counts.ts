import { expect } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { plainFold } from '@/lib/server/stats/testing/plain-fold'
import { readCounts } from '@/lib/server/stats/testing/read-counts'
import { verifyCounts } from '@/lib/server/stats/verify-counts'
import type { WebhookDrive } from '@/lib/server/testing/drive-webhooks'
import { happeningsOf } from '@/lib/server/testing/random-webhooks'

/**
 * Holds a partner's ledger and counters against what was posted: each 200 has its row, and the counters are what the plain fold makes of the bodies,
 * however often each came. Sends, which the bodies do not tell, are held against the send log.
 */
export async function expectExactCounts(
  database: Database,
  partnerId: string,
  { posted, acknowledged }: WebhookDrive,
  channels: readonly { id: string; phoneNumberId: string }[],
): Promise<void> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM webhook_event WHERE partner_id = $1',
    [partnerId],
  )
  const kept = new Set(rows.map(({ id }) => id))
  expect(
    acknowledged.filter((id) => !kept.has(id)),
    'every post that had its 200 is in the ledger',
  ).toEqual([])
  expect(new Set(acknowledged).size, 'each as its own').toBe(acknowledged.length)
  const withoutSends = (counts: ReturnType<typeof plainFold>) => ({
    ...counts,
    sends: null,
    campaignClicks: null,
  })
  expect(withoutSends(await readCounts(database, partnerId))).toEqual(
    withoutSends(plainFold(happeningsOf(posted, channels))),
  )
  expect(await verifyCounts(database, partnerId)).toMatchObject({ equal: true, differences: [] })
}
