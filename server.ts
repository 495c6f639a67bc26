import { mkdir } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createFirstPartner, isLocalDemo } from '@/lib/server/accounts/first-partner'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { createDemo } from '@/lib/server/demo/create-demo'
import { welcome } from '@/lib/server/demo/welcome'
import { createFrontDoor } from '@/lib/server/http/front-door'
import { createLog } from '@/lib/server/log'
import { startRuntime } from '@/lib/server/runtime'
import { offerRuntime } from '@/lib/server/runtime-handle'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings, type Settings, SettingsError } from '@/lib/server/settings'
import { startSandbox } from '@/sandbox/server'

/** The process that `npm start` runs: settings, database, sandbox, runtime, Next, the front door, shutdown. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const log = createLog(settings.LOG_LEVEL)
  await mkdir(settings.DATA_DIR, { recursive: true })
  const secrets = await readSecrets(settings)
  const database = settings.DATABASE_URL
    ? openPostgres(settings.DATABASE_URL, { onIdleError: (error) => log.warn({ err: error }, 'a database connection broke') })
    : await openEmbedded(settings.DATA_DIR)
  const sandbox = settings.DEMO && !settings.SANDBOX_URL ? await startSandbox() : null
  const runtime = await startRuntime({
    settings, secrets, log, database, sandboxUrl: settings.SANDBOX_URL ?? sandbox?.url ?? null, migrationsFolder: 'prisma/migrations',
  })
  const first = await createFirstPartner(database, settings)
  const channelKey = first && settings.DEMO
    ? await createDemo(database, { partnerId: first.id, encryptionKey: secrets.encryptionKey, wellKnownKey: isLocalDemo(settings) })
    : null
  await runtime.poller.refresh()
  runtime.gateway.templateLists.readStale()
  offerRuntime(runtime)

  const server = createFrontDoor(runtime, await startNext(settings))
  server.listen(settings.PORT, settings.HOST)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  process.stdout.write(welcome(settings, port, first, channelKey))

  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    server.close()
    server.closeIdleConnections()
    await runtime.close()
    await sandbox?.close()
    process.exit(0)
  }
  process.on('SIGTERM', (signal) => void stop(signal))
  process.on('SIGINT', (signal) => void stop(signal))
}

/**
 * Next and next-auth read the environment. By which address a browser came next-auth takes from the headers of the
 * front door, which believes only its own names; NEXTAUTH_URL would pin it to one.
 */
async function startNext(settings: Settings): Promise<RequestListener> {
  delete process.env.NEXTAUTH_URL
  process.env.AUTH_TRUST_HOST = 'true'
  const { default: next } = await import('next')
  const app = next({ dev: process.env.NODE_ENV !== 'production', hostname: settings.HOST, port: settings.PORT })
  await app.prepare()
  const handle = app.getRequestHandler()
  return (incoming, outgoing) => void handle(incoming, outgoing)
}

main().catch((error: unknown) => {
  const line = error instanceof SettingsError ? error.message : error instanceof Error ? error.stack ?? error.message : String(error)
  process.stderr.write(`${line}\n`)
  process.exit(1)
})
