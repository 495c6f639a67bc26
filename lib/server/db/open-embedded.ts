import type { Database } from '@/lib/server/db/database'
import { type EmbeddedOptions, startEmbedded } from '@/lib/server/db/embedded/embedded-postgres'
import { openPostgres, type PostgresOptions } from '@/lib/server/db/open-postgres'
import { privateFolder } from '@/lib/server/private-folder'

/**
 * Opens the database that Fairway runs itself in `dataDir`, and makes it at the first start. Closing the database stops
 * its server. Throws `SettingsError` when another process holds the folder, unless it is `shared`.
 */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions & PostgresOptions = {},
): Promise<Database> {
  await privateFolder(dataDir)
  const server = await startEmbedded(dataDir, options)
  const database = openPostgres(server.url, options)
  return {
    ...database,
    async close() {
      await database.close()
      await server.close()
    },
  }
}
