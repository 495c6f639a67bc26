import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { answerBench } from '@/bench/answer-bench'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { connectSandbox } from '@/lib/server/demo/connect-sandbox'
import { createFrontDoor } from '@/lib/server/http/front-door'
import { createLog } from '@/lib/server/log'
import { newId } from '@/lib/server/new-id'
import { startRuntime } from '@/lib/server/runtime'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'
import { createTestChannel } from '@/lib/server/testing/create-test-channel'

const PHONE_NUMBER_ID = '106540352242922'

/** The product as server.ts builds it, without Next, with one partner, one channel and an endpoint that takes signed webhooks. */
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
const channel = await createTestChannel(runtime, partnerId, {
  provider: '360dialog',
  phoneNumberId: PHONE_NUMBER_ID,
})
await runtime.poller.refresh()

const server = createFrontDoor(runtime, (_incoming, outgoing) => outgoing.writeHead(404).end())
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { url, secret } = await connectSandbox(
  runtime,
  partnerId,
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
)
answerBench({
  url,
  secret: secret.value,
  phoneNumberId: PHONE_NUMBER_ID,
  partnerId,
  channelId: channel.id,
  wabaId: channel.wabaId,
})
