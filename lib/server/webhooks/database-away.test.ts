import { describe, it } from 'vitest'

import { seededRandom } from '@/lib/server/testing/fault-model'
import { takeDatabaseAway } from '@/lib/server/testing/take-database-away'

describe('webhooks while PostgreSQL is away', () => {
  const seed = Date.now()

  it(
    `get 503 for five seconds, then all are there, once (seed ${seed})`,
    () => takeDatabaseAway(5_000, seededRandom(seed)),
    60_000,
  )
})
