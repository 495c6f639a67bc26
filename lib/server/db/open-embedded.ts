import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, type Transaction, types } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Database, Queryable, SqlValue } from '@/lib/server/db/database'
import { lockFolder } from '@/lib/server/db/folder-lock'
import { PrismaClient } from '@/lib/server/db/generated/client'

const parsers = { [types.INT8]: Number }

/**
 * Opens the embedded database (PGlite: PostgreSQL in this process) in `dataDir`, or in memory for `null`.
 * It is one session: PGlite queues all statements, and a transaction holds the queue until it ends.
 * PGlite knows no lock on its folder and two processes would ruin it, so a lock file is held.
 * It never calls fsync: what it acknowledged survives a killed process, not a power loss.
 */
export async function openEmbedded(
  dataDir: string | null,
  options: { loadDataDir?: Blob } = {},
): Promise<Database> {
  if (dataDir) await mkdir(dataDir, { recursive: true })
  const unlock = dataDir ? await lockFolder(dataDir) : async () => {}
  try {
    const pglite = dataDir
      ? await PGlite.create({ dataDir: join(dataDir, 'pglite'), ...options })
      : await PGlite.create(options)
    return fromPglite(pglite, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

export function fromPglite(
  pglite: PGlite,
  released: () => Promise<void> = async () => {},
): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) })
  const queryable = (session: PGlite | Transaction): Queryable => ({
    async query<Row>(statement: string, values: readonly SqlValue[] = []) {
      const { rows } = await session.query<Row>(statement, [...values], { parsers })
      return rows
    },
    async script(text) {
      await session.exec(text)
    },
  })
  return {
    kind: 'embedded',
    prisma,
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((tx) => work(queryable(tx))),
    async close() {
      await prisma.$disconnect()
      await pglite.close()
      await released()
    },
  }
}
