import { readFile, stat } from 'node:fs/promises'
import { SettingsError } from '@/lib/server/settings'

/** A system account, by the numbers a process is started under. */
export interface Account {
  uid: number
  gid: number
}

/**
 * The account PostgreSQL runs under, or null for this process's own. PostgreSQL refuses to run as root, so root lends it
 * the account that owns `folder` already, else `postgres`, else `nobody`.
 */
export async function databaseAccount(folder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const found = await stat(folder).catch(() => null)
  if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const entry = lines.find(([user]) => user === name)
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) }
  }
  throw new SettingsError(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody"; start Fairway as an ordinary user, or give DATABASE_URL.',
  )
}
