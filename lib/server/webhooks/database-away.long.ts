import { describe, it } from 'vitest'

import { seededRandom } from '@/lib/server/testing/fault-model'
import { takeDatabaseAway } from '@/lib/server/testing/take-database-away'

describe('webhooks while PostgreSQL is away', () => {
  const seed = Date.now()

  it(`get 503 for thirty seconds, then all are there, once (seed ${seed})`, () =>
    takeDatabaseAway(30_000, seededRandom(seed)))
})
