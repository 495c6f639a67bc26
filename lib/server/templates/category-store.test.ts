import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import {
  type CategoryLesson,
  CategoryStore,
  type TemplateRef,
} from '@/lib/server/templates/category-store'
import { writeCategoryLessons } from '@/lib/server/templates/write-category-lessons'
import { writeTouches } from '@/lib/server/templates/write-touches'
import { pinCategory } from '@/lib/server/testing/change-settings'

const LIFE = 3_600_000
const T0 = Date.UTC(2026, 10, 20, 12)

describe('what is known of categories, in memory and', () => {
  let database: Database
  let ref: TemplateRef
  let count = 0
  beforeAll(async () => {
    database = await openTestDatabase()
    await database.prisma.partner.create({
      data: { id: 'aPA', name: 'A', revision: { create: {} } },
    })
  })
  afterAll(() => database.close())
  beforeEach(() => {
    ref = { partnerId: 'aPA', wabaId: '1', name: `template_${(count += 1)}`, language: 'pt_BR' }
  })

  const lesson = (category: 'marketing' | 'non_marketing', at = T0): CategoryLesson => ({
    ...ref,
    category,
    at,
    status: 200,
    code: null,
    traceId: `trace ${at}`,
  })
  const write = (...lessons: CategoryLesson[]) =>
    database.transaction((tx) => writeCategoryLessons(tx, lessons))
  const flush = (store: CategoryStore) =>
    database.transaction((tx) => writeTouches(tx, store.takeTouches()))
  const pin = (category: 'marketing' | 'non_marketing') =>
    pinCategory(
      { partnerId: 'aPA', runtime: { database, poller: { refresh: async () => {} } } },
      ref,
      category,
    )
  async function fromDatabase(): Promise<CategoryStore> {
    const store = new CategoryStore(LIFE)
    await store.refresh(database, 'aPA')
    return store
  }
  async function row() {
    const [found] = await database.query<Record<string, unknown>>(
      'SELECT language, pin, learned_category, learned_at, learned_status, learned_trace_id, hits FROM template_category WHERE partner_id = $1 AND name = $2',
      [ref.partnerId, ref.name],
    )
    return found
  }

  it('a lesson counts at once here, and everywhere once it is written', async () => {
    const store = new CategoryStore(LIFE)
    expect(store.verdict(ref, T0)).toMatchObject({ category: 'unknown', source: 'none' })
    expect(store.learn(lesson('marketing'))).toBe(true)
    expect(store.verdict(ref, T0)).toEqual({
      category: 'marketing',
      source: 'learned',
      expiresAt: T0 + LIFE,
    })
    await write(lesson('marketing'))
    expect((await fromDatabase()).verdict(ref, T0)).toEqual(store.verdict(ref, T0))
    expect(await row()).toMatchObject({
      learned_category: 'marketing',
      learned_status: 200,
      learned_trace_id: `trace ${T0}`,
      learned_at: new Date(T0),
    })
  })

  it('a language is one whether it is spelled pt-BR, PT_br or pt_BR; names keep their case', async () => {
    await write(lesson('marketing'))
    const store = await fromDatabase()
    for (const language of ['pt-BR', 'PT_br', 'pt_BR'])
      expect(store.verdict({ ...ref, language }, T0)).toMatchObject({ category: 'marketing' })
    for (const other of [
      { language: 'pt' },
      { name: ref.name.toUpperCase() },
      { wabaId: '2' },
      { partnerId: 'bPA' },
    ]) {
      expect(store.verdict({ ...ref, ...other }, T0)).toMatchObject({ category: 'unknown' })
    }
    expect((await row())?.language).toBe('pt_br')
  })

  it('a fact dies after its life, to the millisecond', async () => {
    await write(lesson('non_marketing'))
    const store = await fromDatabase()
    expect(store.verdict(ref, T0 + LIFE - 1)).toMatchObject({ category: 'non_marketing' })
    expect(store.verdict(ref, T0 + LIFE)).toMatchObject({ category: 'unknown' })
  })

  it('of lessons out of order the later holds, in a batch and over several', async () => {
    await write(lesson('marketing', T0 + 2), lesson('non_marketing', T0 + 1))
    await write(lesson('non_marketing', T0))
    expect((await fromDatabase()).verdict(ref, T0 + 3)).toMatchObject({
      category: 'marketing',
      expiresAt: T0 + 2 + LIFE,
    })
  })

  it('a pin is the verdict whatever is learned, and no lesson and no use overwrites it', async () => {
    await pin('non_marketing')
    const store = await fromDatabase()
    store.learn(lesson('marketing', T0))
    store.noteUse(ref, T0)
    await write(lesson('marketing', T0))
    await flush(store)
    for (const each of [store, await fromDatabase()])
      expect(each.verdict(ref, T0)).toMatchObject({ category: 'non_marketing', source: 'pin' })
    expect(await row()).toMatchObject({ pin: 'non_marketing', learned_category: 'marketing' })
  })

  it("the same lesson again only renews the fact's life: nothing to write with the send, but within the next second", async () => {
    const store = new CategoryStore(LIFE)
    store.learn(lesson('marketing'))
    await write(lesson('marketing'))
    expect(store.learn(lesson('marketing', T0 + 60_000))).toBe(false)
    // A reload meanwhile does not take the renewal back.
    await store.refresh(database, 'aPA')
    expect(store.verdict(ref, T0)).toMatchObject({ expiresAt: T0 + 60_000 + LIFE })
    await flush(store)
    expect((await fromDatabase()).verdict(ref, T0)).toMatchObject({
      expiresAt: T0 + 60_000 + LIFE,
    })
    // Dead, and the other category: new facts, written with their send.
    expect(store.learn(lesson('marketing', T0 + 60_000 + LIFE))).toBe(true)
    expect(store.learn(lesson('non_marketing', T0 + 60_001 + LIFE))).toBe(true)
  })

  it('a renewal does not bring back what was forgotten meanwhile', async () => {
    const store = new CategoryStore(LIFE)
    store.learn(lesson('marketing'))
    await write(lesson('marketing'))
    store.learn(lesson('marketing', T0 + 1))
    await database.query(
      'UPDATE template_category SET learned_category = NULL, learned_at = NULL WHERE name = $1',
      [ref.name],
    )
    await flush(store)
    expect(await row()).toMatchObject({ learned_category: null, learned_at: null })
  })

  it('counts every use once, over instances and over flushes that fail', async () => {
    const stores = [new CategoryStore(LIFE), new CategoryStore(LIFE)] as const
    for (let n = 0; n < 10; n += 1) for (const store of stores) store.noteUse(ref, T0 + n)
    const lost = stores[0].takeTouches()
    stores[0].noteUse(ref, T0 + 10)
    stores[0].putBack(lost)
    await Promise.all(stores.map(flush))
    stores[1].noteUse(ref, T0 + 11)
    await flush(stores[1])
    expect(await row()).toMatchObject({ hits: 22 })
    expect(stores[0].takeTouches()).toEqual([])
  })

  it('a template is fresh for ten minutes from its first use, on every instance', async () => {
    const store = new CategoryStore(LIFE)
    expect(store.isFresh(ref, T0)).toBe(true)
    store.noteUse(ref, T0)
    await flush(store)
    for (const each of [store, await fromDatabase()]) {
      expect(each.isFresh(ref, T0 + 599_999)).toBe(true)
      expect(each.isFresh(ref, T0 + 600_000)).toBe(false)
    }
  })

  it('a database that cannot be read leaves what is known, and makes of the rest `unavailable` (row 9b)', async () => {
    await write(lesson('marketing'))
    const store = await fromDatabase()
    store.readable = false
    expect(store.verdict(ref, T0)).toMatchObject({ category: 'marketing' })
    expect(store.verdict({ ...ref, name: 'another' }, T0)).toBe('unavailable')
  })

  it('reads only what changed since the last time', async () => {
    const store = await fromDatabase()
    await write(lesson('marketing'))
    let rows = 0
    const counting: Pick<Database, 'query' | 'script'> = {
      script: (text) => database.script(text),
      async query<Row extends object>(
        statement: string,
        values?: Parameters<Database['query']>[1],
      ) {
        const found = await database.query<Row>(statement, values)
        rows += found.length
        return found
      },
    }
    await store.refresh(counting, 'aPA')
    expect(rows).toBe(1)
    await database.transaction((tx) => bumpRevision(tx, 'aPA', 'category'))
    await store.refresh(counting, 'aPA')
    expect(rows).toBe(1)
  })
})
