import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { BenchProcess } from '@/bench/bench-process'
import { type Cores, takeCores } from '@/bench/cores'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'

/** Something that takes messages: the product, a control, or the upstream itself. */
export interface Target {
  process: BenchProcess
  port: number
  key: string
  /** Whether it keeps a send log; of `answered` messages every one must be in it. */
  logs: boolean
  answered: number
}

/** Everything a benchmark stands on, and what starts the processes it measures. */
export interface Stage {
  cores: Cores | null
  load: BenchProcess
  upstream: BenchProcess
  /** A session on the database of all products, for looking. */
  database: pg.Client
  /** The upstream as callers reach it with nothing in between. */
  direct: Target
  startControl(): Promise<Target>
  startProduct(sendLog: 'on' | 'off'): Promise<Target>
  /** Throws when the send log does not hold exactly the messages that were answered. Gives their number. */
  checkSendLog(): Promise<number>
  /** Stops all that was started, and removes what it left on disk. */
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const cores = takeCores()
  const postgres = await startPostgres({ shared_buffers: '128MB', max_connections: '200' })
  const url = await postgres.createDatabase()
  const database = new pg.Client({ connectionString: url })
  await database.connect()
  const load = await BenchProcess.start('load', cores?.others ?? null)
  const upstream = await BenchProcess.start<{ port: number }>('upstream', cores?.others ?? null)
  const dataDir = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
  const upstreamUrl = `http://127.0.0.1:${upstream.ready.port}`
  const environment = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    D360_BASE_URL: upstreamUrl,
    BENCH_UPSTREAM: upstreamUrl,
    AUTH_SECRET: randomBytes(32).toString('base64'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  }
  const targets: Target[] = []
  const start = async (
    program: string,
    logs: boolean,
    more: Record<string, string> = {},
  ): Promise<Target> => {
    const process = await BenchProcess.start<{ port: number; key: string }>(
      program,
      cores?.measured ?? null,
      { ...environment, ...more },
    )
    const target = { process, ...process.ready, logs, answered: 0 }
    targets.push(target)
    return target
  }
  return {
    cores,
    load,
    upstream,
    database,
    direct: {
      process: upstream,
      port: upstream.ready.port,
      key: 'any key',
      logs: false,
      answered: 0,
    },
    startControl: () => start('control', false),
    startProduct: (sendLog) => start('product', sendLog === 'on', { BENCH_SEND_LOG: sendLog }),
    async checkSendLog() {
      const answered = targets.reduce((sum, target) => sum + (target.logs ? target.answered : 0), 0)
      const {
        rows: [row],
      } = await database.query<{ logged: string }>('SELECT count(*) AS logged FROM message')
      if (Number(row!.logged) !== answered)
        throw new Error(`${answered} sends were answered, but ${row!.logged} are in the send log.`)
      return answered
    },
    async close() {
      await Promise.all(
        [load, upstream, ...targets.map(({ process }) => process)].map((process) => process.stop()),
      )
      await database.end()
      await postgres.remove()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
