import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { SendLog } from '@/lib/server/sending/send-log'
import { Spool } from '@/lib/server/sending/spool'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'
import { sampleRecord } from '@/lib/server/testing/sample-record'

/** The database as it is, or away: then a commit fails before it is made, or after (its confirmation is lost). */
type State = 'up' | 'away' | 'confirmation_lost'

function breakable(database: Database) {
  const control = { state: 'up' as State }
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (control.state === 'away') throw new Error('the database is away')
    const result = await work()
    if (control.state === 'confirmation_lost') throw new Error('the connection broke')
    return result
  }
  const broken: Database = {
    ...database,
    query: (statement, values) => run(() => database.query(statement, values)),
    transaction: (work) => run(() => database.transaction(work)),
  }
  return { control, database: broken }
}

describe('the send log', () => {
  let real: Database
  let dataDir: string
  beforeAll(async () => {
    real = await openTestDatabase()
    await real.prisma.partner.create({ data: { id: 'aPA', name: 'A', revision: { create: {} } } })
  })
  afterAll(() => real.close())
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'fairway-sendlog-'))
  })
  afterEach(async () => {
    await real.query('DELETE FROM message')
    await rm(dataDir, { recursive: true, force: true })
  })

  function start() {
    const { log, lines } = logLines()
    const { control, database } = breakable(real)
    return { control, lines, sendLog: new SendLog(database, new Spool(dataDir, Date.now), log) }
  }
  const rows = async () =>
    (await real.query<{ trace_id: string }>('SELECT trace_id FROM message'))
      .map((row) => row.trace_id)
      .sort()
  const spooled = async () =>
    (await readdir(join(dataDir, 'spool'))).filter((name) => name.endsWith('.jsonl'))
  const records = (count: number) => Array.from({ length: count }, () => sampleRecord('aPA'))
  const traces = (all: ReturnType<typeof records>) => all.map(({ row }) => row.traceId).sort()

  it('has each of many simultaneous sends committed once when it says so', async () => {
    const { sendLog } = start()
    const sent = records(2_500)
    const kept = await Promise.all(sent.map((record) => sendLog.append(record)))
    expect(new Set(kept)).toEqual(new Set(['committed']))
    expect(await rows()).toEqual(traces(sent))
    await sendLog.close()
  })

  it.each(['away', 'confirmation_lost'] as const)(
    'spools while the database is away (%s), begins no send, and inserts each row once afterwards',
    async (state) => {
      const { control, sendLog } = start()
      control.state = state
      const sent = records(3)
      expect(await Promise.all(sent.map((record) => sendLog.append(record)))).toEqual([
        'spooled',
        'spooled',
        'spooled',
      ])
      expect(sendLog.available).toBe(false)
      expect(await spooled()).toHaveLength(1)
      // Sends that were under way when it went.
      const late = records(2)
      for (const record of late) expect(await sendLog.append(record)).toBe('spooled')
      control.state = 'up'
      await eventually(() => expect(sendLog.available).toBe(true))
      expect(await rows()).toEqual(traces([...sent, ...late]))
      expect(await spooled()).toEqual([])
      expect(await sendLog.append(sent[0]!)).toBe('committed')
      expect(await rows()).toHaveLength(5)
      await sendLog.close()
    },
  )

  it('inserts at the start what an earlier process had to spool, with what those sends taught', async () => {
    const lesson = {
      partnerId: 'aPA',
      wabaId: '1',
      name: 'spooled',
      language: 'en',
      category: 'marketing' as const,
      at: Date.now(),
      status: 200,
      code: null,
      traceId: 't',
    }
    const record = sampleRecord('aPA', {}, { categories: [lesson] })
    await new Spool(dataDir, Date.now).write([record])
    const { sendLog } = start()
    await sendLog.recover()
    expect(await rows()).toEqual([record.row.traceId])
    expect(
      await real.query("SELECT learned_category FROM template_category WHERE name = 'spooled'"),
    ).toEqual([{ learned_category: 'marketing' }])
    await sendLog.close()
  })

  it('a record that the database refuses holds no other back: it is set aside and named in the log', async () => {
    const { sendLog, lines } = start()
    const poison = sampleRecord('aPA', { latencyMs: 2 ** 31 })
    const sent = records(4)
    const kept = await Promise.all(
      [...sent.slice(0, 2), poison, ...sent.slice(2)].map(async (record) => {
        const result = await sendLog.append(record)
        // Nobody else's send is refused for it, not even for a moment.
        expect(sendLog.available).toBe(true)
        return result
      }),
    )
    expect(kept).toEqual(['committed', 'committed', 'spooled', 'committed', 'committed'])
    expect(await rows()).toEqual(traces(sent))
    expect(await readdir(join(dataDir, 'spool'))).toEqual([`refused-${poison.row.traceId}.json`])
    expect(lines()).toContainEqual(
      expect.objectContaining({ traceId: poison.row.traceId, level: 50 }),
    )
    await sendLog.close()
  })

  it('writes a send whose texts hold what the database cannot, without those characters', async () => {
    const { sendLog } = start()
    const record = sampleRecord('aPA', { recipient: 'nul\u0000', campaign: 'half \ud83d' })
    record.row.trace.learned.push('\udc00', 'plain 😀 \\u0000')
    expect(await sendLog.append(record)).toBe('committed')
    expect(await real.query('SELECT recipient, campaign, trace FROM message')).toEqual([
      {
        recipient: 'nul\uFFFD',
        campaign: 'half \uFFFD',
        trace: { ...record.row.trace, learned: ['\uFFFD', 'plain 😀 \\u0000'] },
      },
    ])
    await sendLog.close()
  })

  it('one lesson that the database refuses costs no other lesson of its batch', async () => {
    const { sendLog } = start()
    const lesson = (name: string, status: number) => ({
      partnerId: 'aPA',
      wabaId: '1',
      name,
      language: 'en',
      category: 'marketing' as const,
      at: Date.now(),
      status,
      code: null,
      traceId: 't',
    })
    const sent = [200, 2 ** 31, 200].map((status, n) =>
      sampleRecord('aPA', {}, { categories: [lesson(`lesson_${n}`, status)] }),
    )
    expect(await Promise.all(sent.map((record) => sendLog.append(record)))).toEqual([
      'committed',
      'committed',
      'committed',
    ])
    expect(
      await real.query(
        "SELECT name FROM template_category WHERE name LIKE 'lesson_%' ORDER BY name",
      ),
    ).toEqual([{ name: 'lesson_0' }, { name: 'lesson_2' }])
    await sendLog.close()
  })

  it('says `lost` where there is neither database nor spool, and names the sends in the log', async () => {
    await rm(dataDir, { recursive: true })
    await writeFile(dataDir, 'no folder')
    const { control, sendLog, lines } = start()
    control.state = 'away'
    const record = sampleRecord('aPA')
    expect(await sendLog.append(record)).toBe('lost')
    expect(lines()).toContainEqual(
      expect.objectContaining({ traces: [record.row.traceId], level: 60 }),
    )
    await sendLog.close()
  })

  it('closes while the database is away, and leaves the spool to the next process', async () => {
    const { control, sendLog } = start()
    control.state = 'away'
    const record = sampleRecord('aPA')
    await sendLog.append(record)
    await sendLog.close()
    expect(sendLog.available).toBe(false)
    expect(await spooled()).toHaveLength(1)
    const next = start()
    await next.sendLog.recover()
    expect(await rows()).toEqual([record.row.traceId])
    await next.sendLog.close()
  })

  it('stops new sends when the database is found away by someone else, until it is back', async () => {
    const { control, sendLog } = start()
    control.state = 'away'
    sendLog.suspend()
    expect(sendLog.available).toBe(false)
    control.state = 'up'
    await eventually(() => expect(sendLog.available).toBe(true))
    await sendLog.close()
  })
})
