import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { TransferError } from '@/lib/server/data-transfer/transfer-error'

/** Throws `TransferError` while sends wait in `DATA_DIR` for the database to take them: an export would be without them. */
export function refuseSpooled(dataDir: string): void {
  const folder = join(dataDir, 'spool')
  const waiting = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.jsonl'))
    : []
  if (waiting.length === 0) return
  throw new TransferError(
    `${folder} holds sends that the database has not taken yet; start Fairway once, then export.`,
  )
}
