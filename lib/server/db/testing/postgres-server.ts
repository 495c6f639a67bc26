import { mkdtempSync, rmSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseAccount } from '@/lib/server/db/embedded/account'
import {
  initialise,
  type PostgresServer as Running,
  startServer,
} from '@/lib/server/db/embedded/postgres-server'
import { postgresPrograms } from '@/lib/server/db/embedded/programs'
import { createDatabase } from '@/lib/server/db/testing/create-database'
import { freePort } from '@/lib/server/free-port'

export interface PostgresServer {
  /** Makes a database, empty or a copy of another one that nobody is connected to, and gives its URL. */
  createDatabase(template?: string): Promise<string>
  /** Stops at once, as a crash would. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops and removes the folder. */
  remove(): Promise<void>
}

/** For tests: what a power cut would lose is lost with them. */
export const QUICK = { fsync: 'off', full_page_writes: 'off', max_connections: '200' }

/** Starts a PostgreSQL of its own on a free port, as a separate server for `DATABASE_URL`. */
export async function startPostgres(
  settings: Record<string, string> = QUICK,
): Promise<PostgresServer> {
  const root = mkdtempSync(join(tmpdir(), 'fairway-pg-'))
  const folder = join(root, 'data')
  const place = {
    folder,
    programs: await postgresPrograms(root),
    account: await databaseAccount(folder),
  }
  if (place.account) await chown(root, place.account.uid, place.account.gid)
  await initialise(place)
  const port = await freePort()
  let running: Running | null = null
  const server: PostgresServer = {
    async start() {
      const logFile = join(root, 'log')
      running = await startServer(place, { port, logFile, settings: settings })
    },
    stop: async () => running?.stop('crash'),
    createDatabase: (template) =>
      createDatabase(`postgresql://fairway@127.0.0.1:${port}/postgres`, template),
    async remove() {
      await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}
