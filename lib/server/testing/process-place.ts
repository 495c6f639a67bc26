import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@/lib/server/db/database'
import { readPidFile } from '@/lib/server/db/embedded/running-server'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { type PostgresServer, startPostgres } from '@/lib/server/db/testing/postgres-server'

/** Where a gateway process keeps its data. */
export interface ProcessPlace {
  dataDir: string
  env: Record<string, string>
  /** Opens the database as the process left it. */
  open(): Promise<Database>
  /** Null where the process runs the database itself. */
  server: PostgresServer | null
  /** Kills the database that the process runs itself, as when the power goes. */
  killDatabase?(): Promise<void>
  remove(): Promise<void>
}

/** The database that the process runs itself. */
export async function embeddedPlace(): Promise<ProcessPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairway-process-'))
  return {
    dataDir,
    env: { DATA_DIR: dataDir },
    open: () => openEmbedded(dataDir),
    server: null,
    async killDatabase() {
      const file = await readPidFile(join(dataDir, 'postgres'))
      if (file) process.kill(file.pid, 'SIGKILL')
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

export async function postgresPlace(): Promise<ProcessPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairway-process-'))
  const server = await startPostgres()
  const url = await server.createDatabase()
  return {
    dataDir,
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: url,
      AUTH_SECRET: 'a secret of the tests',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    open: async () => openPostgres(url),
    server,
    async remove() {
      await server.remove()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
