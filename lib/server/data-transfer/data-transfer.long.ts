import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { exportData } from '@/lib/server/data-transfer/export-data'
import { importData } from '@/lib/server/data-transfer/import-data'
import {
  fillInstallation,
  fillMessages,
} from '@/lib/server/data-transfer/testing/fill-installation'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'

const KEY = Buffer.alloc(32, 7)
const MESSAGES = 100_000
const MIB = 1024 * 1024

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is in use, without what only waits to be collected, in MiB. */
function memoryInUse(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / MIB
}

/** Does the work and gives by how much memory grew at the most meanwhile, in MiB. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = memoryInUse()
  let peak = before
  let done = false
  const watching = (async () => {
    for (; !done; await sleep(50)) peak = Math.max(peak, memoryInUse())
  })()
  await work().finally(() => {
    done = true
  })
  await watching
  return peak - before
}

const hashOf = async (database: Database) =>
  (
    await database.query(
      "SELECT count(*) AS count, md5(string_agg(m::text, '|' ORDER BY trace_id)) AS hash FROM message m WHERE partner_id = 'twoPA'",
    )
  )[0]

it('carries 100,000 messages, 130 MB of text, in flat memory', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-transfer-'))
  const file = join(folder, 'export.gz')
  const [from, to] = [await openTestDatabase(), await openTestDatabase()]
  await fillInstallation(from, KEY)
  await fillMessages(from, 'twoPA', MESSAGES)

  const exporting = await growthDuring(() =>
    exportData(from, { to: file, encryptionKey: KEY, now: Date.now() }),
  )
  const importing = await growthDuring(() => importData(to, { from: file, encryptionKey: KEY }))
  expect(exporting).toBeLessThan(32)
  expect(importing).toBeLessThan(32)
  expect(await hashOf(from)).toMatchObject({ count: MESSAGES })
  expect(await hashOf(to)).toEqual(await hashOf(from))
  await Promise.all([from.close(), to.close()])
  await rm(folder, { recursive: true })
})
