import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { BenchProcess } from '@/bench/bench-process'
import { connectEmbedded } from '@/bench/growth/embedded-database'
import { fill } from '@/bench/growth/fill'
import { type Growth, growthReport } from '@/bench/growth/growth-report'
import { memoryOf } from '@/bench/growth/memory'
import { SLICE, type Slice, sendSlice } from '@/bench/growth/slice'
import { type GrowthProduct, startProduct } from '@/bench/growth/start-product'
import { checkMessages, tableSizes } from '@/bench/growth/table-sizes'
import { writeSection } from '@/bench/growth/write-section'
import { startPostgres } from '@/lib/server/db/testing/postgres-server'

const RESULTS = 'bench/growth-results.md'
const HEADING = 'Growth: benchmark results'
const EMBEDDED = 'The database that comes along'
const POSTGRES = 'A PostgreSQL with its own settings'
const DEFAULT_MESSAGES = 200_000
const QUICK_MESSAGES = 20_000
const FULL_MESSAGES = 10_000_000
/** Where the full run measures first. */
const FULL_FIRST = 10_000
/** So many slices are told, the first and the last among them. */
const TOLD = 9

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    messages: { type: 'string' },
    'database-url': { type: 'string' },
  },
})
const ordinary = values.full ? FULL_MESSAGES : values.quick ? QUICK_MESSAGES : DEFAULT_MESSAGES
const messages = Number(values.messages ?? ordinary)
if (!Number.isSafeInteger(messages) || messages % SLICE !== 0 || messages < 4 * SLICE)
  throw new Error(`--messages takes a multiple of ${SLICE} from ${4 * SLICE}.`)

const say = (text: string) => process.stderr.write(`  … ${text}\n`)

/** What is found out by running. */
type Found = Omit<Growth, 'title' | 'machine' | 'embedded'>

interface Measured {
  product: GrowthProduct
  load: BenchProcess
  dataDir: string
  connect(): Promise<pg.Client | null>
}

async function memoryMb({ product, dataDir }: Measured): Promise<number | null> {
  const bytes = await memoryOf(product.pid, dataDir)
  return bytes === null ? null : bytes / 2 ** 20
}

async function look(
  measured: Measured,
  sent: number,
): Promise<Pick<Growth, 'sizes'> & { last: number | null }> {
  const last = await memoryMb(measured)
  const database = await measured.connect()
  if (database === null) return { sizes: null, last }
  try {
    await checkMessages(database, sent)
    return { sizes: await tableSizes(database), last }
  } finally {
    await database.end()
  }
}

/** Slice after slice through the product. */
async function grow(measured: Measured): Promise<Found> {
  const slices: Slice[] = []
  let first: number | null = null
  for (let sent = 0; sent < messages; sent += SLICE) {
    slices.push(await sendSlice(measured.load, measured.product, sent))
    if (sent === 0) first = await memoryMb(measured)
    if (sent % (SLICE * 5) === 0) say(`${(sent + SLICE).toLocaleString('en')} messages`)
  }
  const { sizes, last } = await look(measured, messages)
  const step = (slices.length - 1) / (Math.min(TOLD, slices.length) - 1)
  const told = Array.from(
    { length: Math.min(TOLD, slices.length) },
    (_, n) => slices[Math.round(n * step)]!,
  )
  return { slices: told, sizes, memoryMb: { first, last } }
}

/** A slice at 10,000 messages and one at the end; what is between is written straight into the tables. */
async function leap(measured: Measured): Promise<Found> {
  const { load, product } = measured
  for (let sent = 0; sent < FULL_FIRST; sent += SLICE) await sendSlice(load, product, sent)
  const before = await sendSlice(load, product, FULL_FIRST)
  const first = await memoryMb(measured)
  const filled = messages - FULL_FIRST - 2 * SLICE
  const database = (await measured.connect())!
  await fill(database, product, filled, say).finally(() => database.end())
  const after = await sendSlice(load, product, messages - SLICE)
  const { sizes, last } = await look(measured, messages)
  return { slices: [before, after], sizes, memoryMb: { first, last } }
}

const dataDir = await mkdtemp(join(tmpdir(), 'fairway-bench-'))
const given = values['database-url'] ?? null
const postgres = values.full && given === null ? await startPostgres() : null
const url = postgres ? await postgres.createDatabase() : given
const load = await BenchProcess.start('growth-load', null)
let product: GrowthProduct | null = null
try {
  product = await startProduct(dataDir, url)
  const connect = async () => {
    if (url === null) return connectEmbedded(dataDir)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }
  const measured: Measured = { product, load, dataDir, connect }
  const found = values.full ? await leap(measured) : await grow(measured)
  const title = url === null ? EMBEDDED : POSTGRES
  const section = growthReport({
    title: `${title}, to ${messages.toLocaleString('en')} messages`,
    machine: `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, load average ${loadavg()[0]!.toFixed(1)} after · Node.js ${process.version}`,
    embedded: url === null,
    ...found,
  })
  process.stdout.write(section)
  const isWhole = values.full ? messages === FULL_MESSAGES : messages === DEFAULT_MESSAGES
  if (isWhole && given === null) await writeSection(RESULTS, HEADING, title, section)
} finally {
  await product?.stop()
  await load.stop()
  await postgres?.remove()
  await rm(dataDir, { recursive: true, force: true })
}
