import { it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { fuzzDoors } from '@/lib/server/testing/fuzz-doors'

it('10,000 random requests to every door: none fails, none does more than its caller may', async () => {
  await fuzzDoors(await openTestDatabase(), 10_000, 1)
}, 300_000)
