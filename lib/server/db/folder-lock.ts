import { readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/**
 * Takes the lock file of a data folder and gives the function that frees it.
 * Throws an error that says who holds the folder. A holder that died (also by `kill -9`) is recognised:
 * its process id is gone, or was given to another process since (start times differ).
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (let tookOver = false; ; tookOver = true) {
    try {
      await writeFile(path, mine, { flag: 'wx' })
      // Two processes may have found the same dead holder: only the last writer keeps the folder.
      if (tookOver) await setTimeout(100)
      if ((await readFile(path, 'utf8').catch(() => '')) === mine) return () => rm(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const [pid, start] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
    if (isAlive(Number(pid)) && startOf(Number(pid)) === start) {
      throw new Error(
        `The data folder ${resolve(folder)} is in use by process ${pid}. Stop it, or set DATA_DIR to another folder.`,
      )
    }
    await rm(path, { force: true })
  }
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
