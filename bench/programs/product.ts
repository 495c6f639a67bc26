import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { answerBench } from '@/bench/answer-bench'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { createFrontDoor } from '@/lib/server/http/front-door'
import { createLog } from '@/lib/server/log'
import { newId } from '@/lib/server/new-id'
import { startRuntime } from '@/lib/server/runtime'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'
import { createTestChannel } from '@/lib/server/testing/create-test-channel'

/** The product as server.ts builds it, without Next: the front door on a PostgreSQL, with one partner and one 360dialog channel. */
const settings = readSettings(process.env)
const database = openPostgres(settings.DATABASE_URL!)
const runtime = await startRuntime({
  settings,
  database,
  secrets: await readSecrets(settings),
  log: createLog(settings.LOG_LEVEL),
  sandboxUrl: null,
  migrationsFolder: 'prisma/migrations',
})
const partnerId = newId('PA')
await database.prisma.partner.create({
  data: { id: partnerId, name: partnerId, revision: { create: {} } },
})
const { key } = await createTestChannel(runtime, partnerId, { provider: '360dialog' })
await runtime.poller.refresh()
// What the rest costs without the send log.
if (process.env.BENCH_SEND_LOG === 'off') runtime.gateway.sendLog.append = async () => 'committed'

const server = createFrontDoor(runtime, (_incoming, outgoing) => outgoing.writeHead(404).end())
server.listen(0, '127.0.0.1')
await once(server, 'listening')
answerBench({ port: (server.address() as AddressInfo).port, key })
