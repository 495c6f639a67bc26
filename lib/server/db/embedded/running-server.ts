import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from '@/lib/server/db/embedded/is-alive'

/** What PostgreSQL writes about itself into its data folder. */
export interface PidFile {
  pid: number
  port: number
  ready: boolean
}

/** Reads `postmaster.pid` of a data folder; null where no server runs, or one has only begun to. */
export async function readPidFile(folder: string): Promise<PidFile | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => null)
  const lines = text?.split('\n') ?? []
  if (lines.length < 5) return null
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Removes the lock files of a server that was killed, where its process is still there as a zombie or its id was given to
 * another program: PostgreSQL asks only whether a process of that id exists, and would refuse to start.
 */
export async function removeStaleLocks(folder: string): Promise<void> {
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const path = join(folder, name)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text !== null && !(await isAlive(Number.parseInt(text, 10), 'postgres')))
      await rm(path, { force: true })
  }
}
