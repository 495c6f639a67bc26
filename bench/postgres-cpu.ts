import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** The kernel counts in hundredths of a second (`getconf CLK_TCK`) wherever Node runs on Linux. */
const MICROSECONDS_A_TICK = 10_000

/** CPU time in microseconds of PostgreSQL's sessions and background processes so far; null where /proc does not tell. */
export async function postgresCpu(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ pid: number }>('SELECT pid FROM pg_stat_activity')
  try {
    return rows.reduce((sum, { pid }) => sum + cpuOf(pid), 0)
  } catch {
    return null
  }
}

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_A_TICK
}
