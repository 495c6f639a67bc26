import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { BenchProcess } from '@/bench/bench-process'
import { takeCores } from '@/bench/cores'
import type { WebhookLoad, WebhookLoadResult } from '@/bench/programs/webhook-load'
import { checkTotals } from '@/bench/webhooks/check-totals'
import { insertRate } from '@/bench/webhooks/insert-rate'
import { writeKnownSends } from '@/bench/webhooks/known-sends'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'

export interface Product {
  url: string
  secret: string
  phoneNumberId: string
  partnerId: string
  channelId: string
  wabaId: string
}

/** Asked of perf: statuses a POST, and events committed a second against the raw insert. */
const ASKED = [
  [1, 0.1],
  [10, 0.35],
  [50, 0.6],
] as const
const RESULTS = 'bench/webhook-results.md'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '300000' },
    rounds: { type: 'string', default: '5' },
  },
})
const messages = Number(values.messages)
const rounds = Number(values.rounds)
if (
  !Number.isSafeInteger(messages) ||
  messages < 1_000 ||
  !Number.isSafeInteger(rounds) ||
  rounds < 1
) {
  throw new Error('--messages takes a whole number from 1000, --rounds one from 1.')
}

const cores = takeCores()
const postgres = await startPostgres({ shared_buffers: '128MB', max_connections: '200' })
const database = new pg.Client({ connectionString: await postgres.createDatabase() })
await database.connect()
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
const load = await BenchProcess.start('webhook-load', cores?.others ?? null)
const product = await BenchProcess.start<Product>('webhook-product', cores?.measured ?? null, {
  DATABASE_URL: `postgresql://${database.user}@127.0.0.1:${database.port}/${database.database}`,
  DATA_DIR: dataDir,
  AUTH_SECRET: randomBytes(32).toString('base64'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
})
let firstFree = 0

/** Posts statuses of messages that no run before had. */
async function post(
  count: number,
  more: Pick<WebhookLoad, 'callers' | 'least' | 'most'>,
): Promise<WebhookLoadResult> {
  const from = firstFree
  firstFree += count
  const { url, secret, phoneNumberId } = product.ready
  return load.ask('run', {
    url,
    secret,
    phoneNumberId,
    from,
    messages: count,
    repeated: 0.1,
    window: 5_000,
    ...more,
  } satisfies WebhookLoad)
}

async function perform(): Promise<string> {
  const say = (text: string) => process.stderr.write(`  … ${text}\n`)
  await writeKnownSends(database, product.ready, messages / 2)
  say(
    `${(messages * 3.3).toLocaleString('en')} statuses of ${messages.toLocaleString('en')} messages, half of them known sends`,
  )
  const started = await product.usage()
  const whole = await post(messages, { callers: 16, least: 1, most: 1_000 })
  const ended = await product.usage()
  await checkTotals(database, product.ready, messages)
  const lines = [
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, load average ${loadavg()[0]!.toFixed(1)} after · Node.js ${process.version} · PostgreSQL with fsync on`,
    '',
    `**${whole.statuses.toLocaleString('en')} statuses** of ${messages.toLocaleString('en')} messages (10 % repeated, shuffled within 5,000) in ${whole.posts.toLocaleString('en')} POSTs of 1 to 1,000,` +
      ` 16 callers: ${whole.seconds.toFixed(1)} s, ${Math.round(whole.statuses / whole.seconds).toLocaleString('en')} a second, p99 of a POST ${whole.p99Ms.toFixed(0)} ms,` +
      ` ${((ended.cpuMicroseconds - started.cpuMicroseconds) / whole.statuses).toFixed(1)} µs CPU of the process a status, RSS ${(ended.rssBytes / 2 ** 20).toFixed(0)} MiB after.` +
      ' Every total is exact: sent, delivered and read by way and campaign, and the recount of the messages.',
    '',
    '| statuses a POST | asked | median of the ratio | least – greatest | statuses/s | raw inserts/s | p99 of a POST, ms |',
    '|---|---|---|---|---|---|---|',
  ]
  for (const [size, asked] of ASKED) {
    say(`${size} a POST`)
    const count = size === 1 ? 3_000 : 15_000
    const samples = []
    for (let round = 0; round < rounds; round += 1) {
      const raw = await insertRate(database, 20)
      const run = await post(count, { callers: 64, least: size, most: size })
      samples.push({ raw, rate: run.statuses / run.seconds, p99: run.p99Ms })
    }
    const ratios = samples.map(({ raw, rate }) => rate / raw).sort((a, b) => a - b)
    const middle = <T>(values: T[]) => values[Math.floor(values.length / 2)]!
    const median = middle(ratios)
    lines.push(
      `| ${size} | ≥ ${asked} | ${median.toFixed(2)} ${median >= asked ? 'met' : '**missed**'} | ${ratios[0]!.toFixed(2)} – ${ratios.at(-1)!.toFixed(2)}` +
        ` | ${Math.round(middle(samples.map(({ rate }) => rate).sort((a, b) => a - b)))} | ${Math.round(middle(samples.map(({ raw }) => raw).sort((a, b) => a - b)))}` +
        ` | ${middle(samples.map(({ p99 }) => p99).sort((a, b) => a - b)).toFixed(0)} |`,
    )
  }
  return `# Webhooks: benchmark results\n\n${lines.join('\n')}\n\nThe raw insert is 1,000 rows a statement into a table with a primary key, one session. 64 callers; the process has one core, PostgreSQL and the callers the other.\n`
}

try {
  const page = await perform()
  process.stdout.write(page)
  if (messages >= 300_000 && (await readFile(RESULTS, 'utf8').catch(() => '')) !== page)
    await writeFile(RESULTS, page)
} finally {
  await Promise.all([load.stop(), product.stop()])
  await database.end()
  await postgres.remove()
  await rm(dataDir, { recursive: true, force: true })
}
