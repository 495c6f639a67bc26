import { cpus, loadavg } from 'node:os'
import type { Plan } from '@/bench/plan'
import type { Stage } from '@/bench/stage'

/** Where and how figures came to be: what a reader needs to judge them. Throws when PostgreSQL is not durable. */
export async function settingOf({ cores, database }: Stage, plan: Plan): Promise<string> {
  const show = async (name: string) =>
    String(Object.values((await database.query(`SHOW ${name}`)).rows[0] as object)[0])
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const value = await show(name)
    if (value !== 'on')
      throw new Error(
        `PostgreSQL runs with ${name} = ${value}; a benchmark of durable sends needs it on.`,
      )
  }
  const version = (await show('server_version')).split(' ', 1)[0]
  const placed = cores
    ? `The measured process has core ${cores.measured} for itself; load generator, upstream and PostgreSQL share core ${cores.others}.` +
      ' Where their CPU a message times the messages a second nears a second, that core bounds the product, not its own CPU.'
    : 'Processes run where the system puts them.'
  return (
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, load average ${loadavg()[0]!.toFixed(1)} before · Node.js ${process.version}` +
    ` · PostgreSQL ${version}, fsync and synchronous_commit on · ${plan.rounds} rounds\n\n` +
    'Product: the front door of `server.ts` on its runtime, without Next (`bench/programs/product.ts`): key check, decision, trace, send log' +
    ' committed before the answer, metrics. Control 1: a bare `node:http` and undici proxy (`bench/programs/control.ts`). A 652-byte template' +
    ` message of a known marketing template; closed loop. ${placed}`
  )
}
