import { z } from 'zod'
import { checkEncryptionKey } from '@/lib/server/channels/check-encryption-key'
import { exportData } from '@/lib/server/data-transfer/export-data'
import { refuseSpooled } from '@/lib/server/data-transfer/refuse-spooled'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'
import { callerPath } from '@/scripts/commands/caller-path'
import { readOptions } from '@/scripts/commands/read-options'
import { rowsInWords } from '@/scripts/commands/rows-in-words'
import { runCommand } from '@/scripts/commands/run-command'
import { withDatabase } from '@/scripts/commands/with-database'

/** `npm run data:export -- --to FILE`: everything of an installation into one file (lib/server/data-transfer/README.md). */
await runCommand(async () => {
  const { to } = readOptions(process.argv.slice(2), {
    to: [z.string().min(1), 'a file that does not exist yet'],
  })
  const settings = readSettings(process.env)
  const file = callerPath(to)
  const rows = await withDatabase(settings, { mayBeNew: false }, async (database) => {
    refuseSpooled(settings.DATA_DIR)
    const { encryptionKey } = await readSecrets(settings)
    await checkEncryptionKey(database, encryptionKey)
    return exportData(database, { to: file, encryptionKey, now: Date.now() })
  })
  return `Exported ${rowsInWords(rows)} to ${file}.\nAn import needs the same ENCRYPTION_KEY, which is not in the file.`
})
