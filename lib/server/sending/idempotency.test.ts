import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { forgetExpiredKeys } from '@/lib/server/sending/idempotency'

describe('expired idempotency keys', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  it('are forgotten some at a time, the oldest first, until none is left; those that live stay', async () => {
    await database.query(
      `INSERT INTO idempotency_key (partner_id, channel_id, path, key, body_hash, instance_id, trace_id, created_at)
       SELECT 'aPA', 'aCH', '/messages', age, '', 'none', 'none', now() - age * interval '1 minute'
       FROM unnest(ARRAY[0, 1439] || ARRAY(SELECT generate_series(1441, 3940))) AS age`,
    )
    const left = async () => {
      const [row] = await database.query<{ keys: number; oldest: number }>(
        'SELECT count(*) AS keys, max(key::integer) AS oldest FROM idempotency_key',
      )
      return row
    }
    expect(await forgetExpiredKeys(database)).toBe(true)
    expect(await left()).toEqual({ keys: 1_502, oldest: 2_940 })
    expect(await forgetExpiredKeys(database)).toBe(true)
    expect(await forgetExpiredKeys(database)).toBe(true)
    expect(await left()).toEqual({ keys: 2, oldest: 1_439 })
    expect(await forgetExpiredKeys(database)).toBe(false)
    expect(await left()).toEqual({ keys: 2, oldest: 1_439 })
  })
})
