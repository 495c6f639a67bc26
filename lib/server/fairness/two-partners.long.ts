import { describe, inject, it } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl } from '@/lib/server/db/testing/databases'
import { expectOthersUnharmed } from '@/lib/server/fairness/testing/expect-others-unharmed'

describe.runIf(inject('migratedPostgres'))('two partners on one process', () => {
  const seed = Date.now()

  it(`let one of them slow or stop the other (seed ${seed})`, async () => {
    await expectOthersUnharmed(openPostgres(await migratedPostgresUrl()), { seed, forMs: 60_000 })
  }, 180_000)
})
