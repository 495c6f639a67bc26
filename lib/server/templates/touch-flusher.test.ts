import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { writeSends } from '@/lib/server/sending/write-sends'
import { CategoryStore } from '@/lib/server/templates/category-store'
import { TouchFlusher } from '@/lib/server/templates/touch-flusher'
import { breakable } from '@/lib/server/testing/breakable-database'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'
import { sampleRecord } from '@/lib/server/testing/sample-record'

const PARTNERS = ['aPA', 'bPA', 'cPA']
const LIFE = 3_600_000

describe('uses of templates are written', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
    for (const id of PARTNERS)
      await database.prisma.partner.create({ data: { id, name: id, revision: { create: {} } } })
  })
  afterAll(() => database.close())
  const hits = async (name: string) =>
    (
      await database.query<{ hits: number }>(
        'SELECT sum(hits)::bigint AS hits FROM template_category WHERE name = $1',
        [name],
      )
    )[0]!.hits

  it('by themselves, and once more when the process stops', async () => {
    const store = new CategoryStore(LIFE)
    const flusher = new TouchFlusher(database, store, logLines().log, Date.now)
    flusher.start()
    store.noteUse({ partnerId: 'aPA', wabaId: '1', name: 'timed', language: 'en' }, Date.now())
    await eventually(async () => expect(await hits('timed')).toBe(1))
    store.noteUse({ partnerId: 'aPA', wabaId: '1', name: 'timed', language: 'en' }, Date.now())
    await flusher.stop()
    expect(await hits('timed')).toBe(2)
  })

  it('but for one that the database refuses: it costs no other, and is not tried for ever', async () => {
    const { log, lines } = logLines()
    const store = new CategoryStore(LIFE)
    const flusher = new TouchFlusher(database, store, log, Date.now)
    const use = (partnerId: string, name: string) =>
      store.noteUse({ partnerId, wabaId: '1', name, language: 'en' }, Date.now())
    use('aPA', 'refused\u0000')
    use('aPA', 'beside')
    use('bPA', 'beside')
    await flusher.flush()
    expect(await hits('beside')).toBe(2)
    await flusher.flush()
    expect(await hits('beside')).toBe(2)
    expect(lines().map(({ level }) => level)).toEqual([50])
  })

  it('later, where the database was away: none is lost, and the log says so', async () => {
    const { log, lines } = logLines()
    const fragile = breakable(database)
    const store = new CategoryStore(LIFE)
    const flusher = new TouchFlusher(fragile, store, log, Date.now)
    const ref = { partnerId: 'aPA', wabaId: '1', name: 'away', language: 'en' }
    store.noteUse(ref, Date.now())
    fragile.away = true
    await flusher.flush()
    store.noteUse(ref, Date.now())
    await flusher.flush()
    fragile.away = false
    await flusher.flush()
    expect(await hits('away')).toBe(2)
    expect(
      lines().filter(({ msg }) => msg === 'template uses could not be written; trying again'),
    ).toHaveLength(2)
  })

  it('by several instances at once, beside sends that teach the same templates, without a deadlock', async () => {
    const { log, lines } = logLines()
    const names = ['one', 'two', 'three', 'four']
    const flushers = Array.from({ length: 4 }, () => {
      const store = new CategoryStore(LIFE)
      return { store, flusher: new TouchFlusher(database, store, log, Date.now) }
    })
    const refs = PARTNERS.flatMap((partnerId) =>
      names.map((name) => ({ partnerId, wabaId: '1', name, language: 'en' })),
    )
    const shuffled = <T>(items: readonly T[]) => [...items].sort(() => Math.random() - 0.5)
    for (let round = 0; round < 15; round += 1) {
      await Promise.all(
        flushers.flatMap(({ store, flusher }, index) => {
          for (const ref of shuffled(refs)) store.noteUse(ref, Date.now())
          const lessons = shuffled(refs).map((ref) => ({
            ...ref,
            category: 'marketing' as const,
            at: Date.now(),
            status: 200,
            code: null,
            traceId: 't',
          }))
          const records = lessons.map((lesson) =>
            sampleRecord(
              lesson.partnerId,
              {},
              {
                categories: [lesson],
                wabas: [{ partnerId: lesson.partnerId, wabaId: '1', notOnboardedUntil: index }],
              },
            ),
          )
          return [flusher.flush(), writeSends(database, records)]
        }),
      )
    }
    expect(lines()).toEqual([])
    for (const name of names) expect(await hits(name)).toBe(15 * 4 * PARTNERS.length)
  })
})

describe('uses that nobody asks to be written', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('wait no longer than a second', async () => {
    const transaction = vi.fn().mockResolvedValue(undefined)
    const store = new CategoryStore(LIFE)
    const flusher = new TouchFlusher(
      { transaction } as unknown as Database,
      store,
      logLines().log,
      Date.now,
    )
    flusher.start()
    store.noteUse({ partnerId: 'aPA', wabaId: '1', name: 'x', language: 'en' }, 0)
    await vi.advanceTimersByTimeAsync(999)
    expect(transaction).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(transaction).toHaveBeenCalledOnce()
    await flusher.stop()
  })
})
