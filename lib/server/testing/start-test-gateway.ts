import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@/lib/server/db/database'
import { MIGRATIONS } from '@/lib/server/db/testing/databases'
import { createFrontDoor } from '@/lib/server/http/front-door'
import { createLog, type Log } from '@/lib/server/log'
import { newId } from '@/lib/server/new-id'
import { type Runtime, startRuntime } from '@/lib/server/runtime'
import { readSettings } from '@/lib/server/settings'
import {
  createTestChannel,
  type NewTestChannel,
  type TestChannel,
} from '@/lib/server/testing/create-test-channel'
import { type SendAnswer, type SendOptions, sendRequest } from '@/lib/server/testing/send-request'
import { type Sandbox, startSandbox } from '@/sandbox/server'

export interface TestGateway {
  /** The front door; what is not the gateway's or the operations' gets 404. */
  url: string
  runtime: Runtime
  /** Where `upstreamUrl` was given there is none, and this throws. */
  readonly sandbox: Sandbox
  dataDir: string
  partnerId: string
  /** Adds a channel, known at once to this instance. */
  channel(settings?: NewTestChannel): Promise<TestChannel>
  /** Posts a message through the front door with a channel's key. */
  send(key: string, message: unknown, options?: SendOptions): Promise<SendAnswer>
  /** Closes everything that was started here, and the database. */
  close(): Promise<void>
}

export interface TestGatewayOptions {
  database: Database
  /** The upstream of every provider, instead of a sandbox. */
  upstreamUrl?: string
  /** Variables as in the environment, above those of the test. */
  settings?: Record<string, string>
  log?: Log
  /** The clock of everything in it; the process's where none is given. */
  now?: () => number
  /** What answers in place of Next; 404 to everything unless told otherwise. */
  next?: RequestListener
  /** The partner and upstream of another instance, on the same database. */
  beside?: TestGateway
}

const SECRETS = { authSecret: 'a secret of the tests', encryptionKey: Buffer.alloc(32, 7) }

/** Starts a gateway as `server.ts` does, without Next: on `database`, a temporary DATA_DIR, a sandbox and a free port. */
export async function startTestGateway({
  database,
  upstreamUrl,
  settings = {},
  log,
  now,
  beside,
  next = (_incoming, outgoing) => outgoing.writeHead(404).end(),
}: TestGatewayOptions): Promise<TestGateway> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairway-test-'))
  const sandbox = upstreamUrl || beside ? null : await startSandbox()
  const upstream = upstreamUrl ?? beside?.runtime.settings.D360_BASE_URL ?? sandbox!.url
  const read = readSettings({
    DATA_DIR: dataDir,
    UPSTREAM_TIMEOUT_MS: '2000',
    D360_BASE_URL: upstream,
    GRAPH_BASE_URL: `${upstream}/v25.0`,
    SANDBOX_URL: upstream,
    ...settings,
  })
  const runtime = await startRuntime({
    settings: read,
    secrets: SECRETS,
    log: log ?? createLog('silent'),
    database,
    sandboxUrl: upstream,
    migrationsFolder: MIGRATIONS,
    now,
  })
  const partnerId = beside?.partnerId ?? newId('PA')
  if (!beside)
    await database.prisma.partner.create({
      data: { id: partnerId, name: partnerId, revision: { create: {} } },
    })
  const server = createFrontDoor(runtime, next)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    runtime,
    dataDir,
    partnerId,
    get sandbox() {
      const running = sandbox ?? beside?.sandbox
      if (!running) throw new Error('This gateway was started without a sandbox.')
      return running
    },
    async channel(given = {}) {
      const channel = await createTestChannel(runtime, partnerId, given)
      await runtime.poller.refresh()
      return channel
    },
    send: (key, message, options) => sendRequest(url, key, message, options),
    async close() {
      server.closeAllConnections()
      server.close()
      await runtime.close()
      await sandbox?.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
