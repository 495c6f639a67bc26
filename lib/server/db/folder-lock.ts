import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createFile } from '@/lib/server/create-file'
import { SettingsError } from '@/lib/server/settings'

/**
 * Takes the lock file of a data folder and gives the function that frees it. Throws `SettingsError` saying who holds the
 * folder. A holder that died (also by `kill -9`) is recognised: its process id is gone, or was given to another process
 * since (start times differ).
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  while (!(await createFile(path, mine))) {
    const holder = await readFile(path, 'utf8').catch(gone)
    if (holder === null) continue
    const [pid, start] = holder.split(' ')
    if (isAlive(Number(pid)) && startOf(Number(pid)) === start) {
      throw new SettingsError(
        `DATA_DIR: the folder ${resolve(folder)} is in use by process ${pid}; stop it, or give another folder.`,
      )
    }
    await removeDead(path, holder)
  }
  return () => rm(path, { force: true })
}

/** Two processes may find the same dead holder, and the slower one meet the quicker one's lock: it gives that back. */
async function removeDead(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  if ((await rename(path, aside).catch(gone)) === null) return
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path).catch(() => {})
  await rm(aside)
}

function gone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Start time in clock ticks since boot where /proc tells it; elsewhere the process id alone must do. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-'
  } catch {
    return '-'
  }
}
