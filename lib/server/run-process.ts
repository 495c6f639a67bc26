import { once } from 'node:events'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findKnownSecrets } from '@/lib/server/accounts/find-known-secrets'
import { createFirstPartner, isLocalDemo } from '@/lib/server/accounts/first-partner'
import { collectGarbage } from '@/lib/server/collect-garbage'
import { checkPostgres } from '@/lib/server/db/check-postgres'
import type { Database } from '@/lib/server/db/database'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { connectSandbox, type SandboxWebhooks } from '@/lib/server/demo/connect-sandbox'
import { createDemo } from '@/lib/server/demo/create-demo'
import { DemoTraffic } from '@/lib/server/demo/demo-traffic'
import { findDemoPartner } from '@/lib/server/demo/find-demo-partner'
import { writeHistory } from '@/lib/server/demo/history/write-history'
import { replaceKnownSecrets } from '@/lib/server/demo/replace-known-secrets'
import { welcome } from '@/lib/server/demo/welcome'
import { createFrontDoor } from '@/lib/server/http/front-door'
import { isForLocalUse } from '@/lib/server/http/is-for-local-use'
import { serverStopper } from '@/lib/server/http/stop-server'
import { createLog, type Log } from '@/lib/server/log'
import { privateFolder } from '@/lib/server/private-folder'
import { startRuntime } from '@/lib/server/runtime'
import { offerRuntime } from '@/lib/server/runtime-handle'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings, type Settings, SettingsError } from '@/lib/server/settings'

const SETTLED_AFTER_MS = 2_000

/** What the process runs besides `lib/server`, which knows neither. */
export interface ProcessParts {
  startSandbox(): Promise<{
    url: string
    setWebhooks(webhooks: SandboxWebhooks): void
    close(): Promise<void>
  }>
  /** Gives the listener for everything that is not the gateway's or the operations'. */
  startNext(settings: Settings): Promise<RequestListener>
}

/**
 * Runs the process from its settings to its end: database, sandbox, runtime, Next, the front door, shutdown (contract 6). A
 * start that fails says why, in one line where a setting is the reason, and exits with 1.
 */
export function runProcess(parts: ProcessParts): void {
  start(parts).catch((error: unknown) => {
    const line =
      error instanceof SettingsError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error)
    process.stderr.write(`${line}\n`)
    process.exit(1)
  })
}

async function start({ startSandbox, startNext }: ProcessParts): Promise<void> {
  const settings = readSettings(process.env)
  const log = createLog(settings.LOG_LEVEL)
  if (await privateFolder(settings.DATA_DIR))
    log.warn(
      { folder: settings.DATA_DIR },
      'other users could enter the data folder; closed it to them',
    )
  const secrets = await readSecrets(settings)
  const database = await openDatabase(settings, log)
  const sandbox = settings.DEMO && !settings.SANDBOX_URL ? await startSandbox() : null
  const runtime = await startRuntime({
    settings,
    secrets,
    log,
    database,
    sandboxUrl: settings.SANDBOX_URL ?? sandbox?.url ?? null,
    migrationsFolder: 'prisma/migrations',
  })
  runtime.starting = true
  offerRuntime(runtime)
  const server = createFrontDoor(runtime, await startNext(settings))
  const stopServer = serverStopper(server)
  const port = await listen(server, settings)

  // Last of all, so that no start that fails makes up a password which nobody is told.
  const first = await createFirstPartner(database, settings)
  const channelKey =
    first && settings.DEMO
      ? await createDemo(runtime, { partnerId: first.id, wellKnownKey: isLocalDemo(settings) })
      : null
  const known = await findKnownSecrets(database)
  const replaced = isForLocalUse(settings) ? null : await replaceKnownSecrets(runtime, known)
  if (first && settings.DEMO) await writeHistory(database, first.id, runtime.now())
  await runtime.poller.refresh()
  runtime.gateway.templateLists.readStale()
  runtime.eligibilityLookUps.start()
  runtime.alertWatch.start()
  const demoPartner = sandbox ? await findDemoPartner(database) : null
  const traffic = demoPartner === null ? null : new DemoTraffic(runtime, demoPartner, log)
  if (demoPartner !== null)
    sandbox!.setWebhooks(await connectSandbox(runtime, demoPartner, ownOrigin(settings, port)))
  traffic?.start()
  runtime.starting = false
  process.stdout.write(welcome({ settings, port, first, channelKey, known, replaced }))
  // A start, the demonstration's first above all, leaves a multiple of what the process then needs.
  setTimeout(collectGarbage, SETTLED_AFTER_MS).unref()

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    await traffic?.stop()
    runtime.gateway.draining = true
    await stopServer(2 * settings.UPSTREAM_TIMEOUT_MS + 2_000)
    await runtime.close()
    await sandbox?.close()
    process.exit(0)
  }
  process.on('SIGTERM', (signal) => void stop(signal))
  process.on('SIGINT', (signal) => void stop(signal))
}

async function openDatabase({ DATABASE_URL, DATA_DIR }: Settings, log: Log): Promise<Database> {
  const onIdleError = (err: Error) => log.warn({ err }, 'a database connection broke')
  const onRestart = (said: string) =>
    log.error({ said }, 'the embedded database ended by itself; starting it again')
  const database = DATABASE_URL
    ? openPostgres(DATABASE_URL, { onIdleError })
    : await openEmbedded(DATA_DIR, { onIdleError, onRestart })
  await checkPostgres(database)
  return database
}

/** How this process reaches itself; a server that listens everywhere is there on loopback too. */
function ownOrigin({ HOST }: Settings, port: number): string {
  const host = HOST === '0.0.0.0' ? '127.0.0.1' : HOST === '::' ? '::1' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Gives the port, which the system chose for `PORT=0`. */
async function listen(server: Server, { PORT, HOST }: Settings): Promise<number> {
  server.listen(PORT, HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new SettingsError(
      `PORT, HOST: ${HOST}:${PORT} cannot be listened on (${(error as NodeJS.ErrnoException).code}); give a free port of this machine.`,
    )
  }
  return (server.address() as AddressInfo).port
}
