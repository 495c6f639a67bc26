import { TransferError } from '@/lib/server/data-transfer/transfer-error'
import { SettingsError } from '@/lib/server/settings'
import { UsageError } from '@/scripts/commands/usage-error'

const EXPECTED = [UsageError, SettingsError, TransferError]

/** Runs a command of the shell and prints what it gives. A failure goes to stderr, in one line where the reason is known, and exits with 1. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`)
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`)
    process.exitCode = 1
  }
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // A file that cannot be read or written says so itself.
  const known = EXPECTED.some((kind) => error instanceof kind) || 'syscall' in error
  return known ? error.message : (error.stack ?? error.message)
}
