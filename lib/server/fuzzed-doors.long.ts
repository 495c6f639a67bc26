import { it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { fuzzDoors } from '@/lib/server/testing/fuzz-doors'

it('200,000 random requests to every door: none fails, none does more than its caller may', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  await fuzzDoors(await openTestDatabase(), 200_000, seed)
})
