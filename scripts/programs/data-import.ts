import { z } from 'zod'
import { importData } from '@/lib/server/data-transfer/import-data'
import { migrate } from '@/lib/server/db/migrate'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'
import { callerPath } from '@/scripts/commands/caller-path'
import { readOptions } from '@/scripts/commands/read-options'
import { rowsInWords } from '@/scripts/commands/rows-in-words'
import { runCommand } from '@/scripts/commands/run-command'
import { withDatabase } from '@/scripts/commands/with-database'

/** `npm run data:import -- --from FILE`: an export into an empty database (lib/server/data-transfer/README.md). */
await runCommand(async () => {
  const { from } = readOptions(process.argv.slice(2), {
    from: [z.string().min(1), 'a file that data:export wrote'],
  })
  const settings = readSettings(process.env)
  const rows = await withDatabase(settings, { mayBeNew: true }, async (database) => {
    await migrate(database, 'prisma/migrations')
    const { encryptionKey } = await readSecrets(settings)
    return importData(database, { from: callerPath(from), encryptionKey })
  })
  return `Imported ${rowsInWords(rows)}.`
})
