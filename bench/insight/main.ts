import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { type Month, type MonthSize, writeMonth } from '@/bench/insight/month'
import { questionsOf } from '@/bench/insight/questions'
import { spreadOf } from '@/bench/spread'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'
import { createLog } from '@/lib/server/log'
import { newId } from '@/lib/server/new-id'
import { type Runtime, startRuntime } from '@/lib/server/runtime'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'
import { rebuildCounts } from '@/lib/server/stats/rebuild-counts'
import { createTestChannel } from '@/lib/server/testing/create-test-channel'

const RESULTS = 'bench/insight-results.md'
const KEY = 'fwp_bench_insight'
const CHANNELS = 50
/** Asked of each page: at most this part of the raw scan. */
const ASKED = 1 / 100
const FULL_EVENTS = 10_000_000
/** A page is asked for so often before it is measured: a server that runs has compiled its code, and filled its caches. */
const WARM_UPS = 30

/** The overview's numbers out of raw events, as a program without counters asks for them. */
const RAW_SCAN = `
  SELECT CASE WHEN category = 'marketing_lite' THEN 'marketing_messages' ELSE 'messages' END AS way, status, count(*)
  FROM bench_event WHERE partner_id = $1 AND at >= $2 AND at < $3 GROUP BY 1, 2`

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    'a-day': { type: 'string', default: '125000' },
    rounds: { type: 'string', default: '7' },
  },
})
const [days, messagesADay, rounds] = [values.days, values['a-day'], values.rounds].map(Number) as [
  number,
  number,
  number,
]
if (![days, messagesADay, rounds].every((given) => Number.isSafeInteger(given) && given >= 1))
  throw new Error('--days, --a-day and --rounds take whole numbers from 1.')

const say = (text: string) => process.stderr.write(`  … ${text}\n`)
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(0)} s`

/** A partner with a key and channels. */
async function createPartner(runtime: Runtime): Promise<Pick<Month, 'partnerId' | 'channelIds'>> {
  const partnerId = newId('PA')
  const { prisma } = runtime.database
  await prisma.partner.create({
    data: { id: partnerId, name: partnerId, revision: { create: {} } },
  })
  await prisma.partnerKey.create({
    data: {
      partnerId,
      id: newId('KY'),
      keyHash: keyHash(KEY),
      lastFour: KEY.slice(-4),
      createdBy: 'system',
    },
  })
  const channelIds: string[] = []
  for (let n = 0; n < CHANNELS; n += 1) {
    const phoneNumber =
      n % 5 === 3
        ? `49151123456${String(n).padStart(2, '0')}`
        : `55119876543${String(n).padStart(2, '0')}`
    channelIds.push(
      (await createTestChannel(runtime, partnerId, { name: `Channel ${n}`, phoneNumber })).id,
    )
  }
  await runtime.poller.refresh()
  return { partnerId, channelIds }
}

/** Milliseconds that the Partner API takes for an answer, in the process. */
async function timeOf(runtime: Runtime, partnerId: string, question: string): Promise<number> {
  const url = new URL(`/api/v2/partners/${partnerId}${question}`, 'http://bench')
  const start = performance.now()
  const answer = await runtime.doors.partnerApi({
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: { 'x-api-key': KEY },
    body: async () => Buffer.alloc(0),
  })
  const took = performance.now() - start
  if (answer.status !== 200) throw new Error(`${question} was answered ${answer.status}.`)
  return took
}

async function measure(
  runtime: Runtime,
  database: pg.Client,
  month: Month,
): Promise<Record<string, number[]>> {
  const until = new Date(Date.parse(month.first) + days * 86_400_000)
  const times: Record<string, number[]> = {}
  const note = (name: string, took: number) => {
    ;(times[name] ??= []).push(took)
  }
  const questions = Object.entries(questionsOf(month))
  await database.query(RAW_SCAN, [month.partnerId, month.first, until])
  for (let n = 0; n < WARM_UPS; n += 1)
    for (const [, question] of questions) await timeOf(runtime, month.partnerId, question)
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await database.query(RAW_SCAN, [month.partnerId, month.first, until])
    note('raw scan', performance.now() - start)
    for (const [name, question] of questions)
      note(name, await timeOf(runtime, month.partnerId, question))
  }
  return times
}

function report(times: Record<string, number[]>, size: MonthSize, made: string): string {
  const count = (value: number) => value.toLocaleString('en')
  const raw = spreadOf(times['raw scan']!).median
  const rows = Object.entries(times).map(([name, own]) => {
    const { median, low, high } = spreadOf(own)
    const verdict =
      name === 'raw scan'
        ? ['', '']
        : [`1/${Math.floor(raw / median)}`, median <= raw * ASKED ? 'met' : '**missed**']
    return `| ${name} | ${median.toFixed(1)} | ${low.toFixed(1)} – ${high.toFixed(1)} | ${verdict.join(' | ')} |`
  })
  return `# Insight: benchmark results

${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, load average ${loadavg()[0]!.toFixed(1)} after · Node.js ${process.version} · PostgreSQL with its own settings · medians of ${rounds} rounds, interleaved

**${count(size.events)} statuses** of ${count(size.messages)} messages, ${count(size.clicks)} clicks and ${count(size.posts)} POSTs in the ledger (bodies of 600 bytes), by ${CHANNELS} channels in ${days} days; ${made}.

The raw scan counts a month by way and status from a table of these events, one row each, as a program without counters would. A page's time is what
the Partner API takes in the process: key, query, answer as JSON; each was asked for ${WARM_UPS} times before.

| | median ms | least – greatest | of the raw scan, asked ≤ 1/100 | |
|---|---|---|---|---|
${rows.join('\n')}
`
}

const postgres = await startPostgres({ shared_buffers: '128MB', max_connections: '200' })
const url = await postgres.createDatabase()
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
const settings = readSettings({
  DATABASE_URL: url,
  DATA_DIR: dataDir,
  AUTH_SECRET: randomBytes(32).toString('base64'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
})
let runtime: Runtime | null = null
const database = new pg.Client({ connectionString: url })
try {
  await database.connect()
  runtime = await startRuntime({
    settings,
    database: openPostgres(url),
    secrets: await readSecrets(settings),
    log: createLog('silent'),
    sandboxUrl: null,
    migrationsFolder: 'prisma/migrations',
  })
  const today = Date.now() - (Date.now() % 86_400_000)
  const month: Month = {
    ...(await createPartner(runtime)),
    first: new Date(today - days * 86_400_000).toISOString().slice(0, 10),
    days,
    messagesADay,
  }
  const begun = performance.now()
  const size = await writeMonth(database, month, say)
  const written = seconds(begun)
  say(`written in ${written}; counting`)
  const counting = performance.now()
  const patient = openPostgres(url, { statementTimeoutMs: 600_000 })
  await rebuildCounts(patient, month.partnerId).finally(() => patient.close())
  await database.query('VACUUM ANALYZE')
  const counted = seconds(counting)
  say(`counted and vacuumed in ${counted}; measuring`)
  const page = report(
    await measure(runtime, database, month),
    size,
    `written in ${written}, counted and vacuumed in ${counted}`,
  )
  process.stdout.write(page)
  if (size.events >= FULL_EVENTS) await writeFile(RESULTS, page)
} finally {
  await runtime?.close()
  await database.end()
  await postgres.remove()
  await rm(dataDir, { recursive: true, force: true })
}
