import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** Core lists as taskset takes them. */
export interface Cores {
  /** Of the process that is measured. */
  measured: string
  /** Of the load generator, the upstream and PostgreSQL. */
  others: string
}

/**
 * Gives the measured process a core of its own and puts this process, with all it starts from now on, on the rest. Null
 * where that cannot be done (one core, or no taskset): everything then runs where the system puts it.
 */
export function takeCores(): Cores | null {
  const last = availableParallelism() - 1
  if (last < 1) return null
  const cores = { measured: '0', others: last === 1 ? '1' : `1-${last}` }
  try {
    execFileSync('taskset', ['-cp', cores.others, String(process.pid)], { stdio: 'ignore' })
    return cores
  } catch {
    return null
  }
}
