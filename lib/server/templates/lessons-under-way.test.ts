import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Category } from '@/lib/domain/templates/category'
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

const LIFE = 3_600_000
const T0 = Date.UTC(2026, 10, 20, 12)
const WEEK = 7 * 24 * 60 * 60 * 1000

describe('what is learned and not yet in the database', () => {
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
    ref = { partnerId: 'aPA', wabaId: '1', name: `template_${(count += 1)}`, language: 'en' }
  })

  const lesson = (category: Category, at: number): CategoryLesson => ({
    ...ref,
    category,
    at,
    status: 200,
    code: null,
    traceId: 't',
  })
  const write = (written: CategoryLesson) =>
    database.transaction((tx) => writeCategoryLessons(tx, [written]))
  const flush = (store: CategoryStore) =>
    database.transaction((tx) => writeTouches(tx, store.takeTouches()))
  const forget = () =>
    database.transaction(async (tx) => {
      const revision = await bumpRevision(tx, 'aPA', 'category')
      await tx.query(
        'UPDATE template_category SET learned_category = NULL, learned_at = NULL, revision = $2 WHERE name = $1',
        [ref.name, revision],
      )
    })
  async function knownTo(store: CategoryStore, now: number): Promise<unknown> {
    await store.refresh(database, 'aPA')
    const verdict = store.verdict(ref, now)
    return verdict === 'unavailable' ? verdict : verdict.category
  }

  it('is not lost to a row that was read before the lesson was written', async () => {
    const store = new CategoryStore(LIFE)
    store.noteUse(ref, T0)
    const learned = lesson('marketing', T0)
    store.learn(learned)
    // The use is flushed, and its row read, while the send's own commit is still on its way.
    await flush(store)
    expect(await knownTo(store, T0)).toBe('marketing')
    await write(learned)
    store.written([learned])
    expect(await knownTo(store, T0)).toBe('marketing')
  })

  it('gives way to a later one of another instance', async () => {
    const store = new CategoryStore(LIFE)
    store.learn(lesson('marketing', T0))
    await write(lesson('non_marketing', T0 + 1))
    expect(await knownTo(store, T0 + 1)).toBe('non_marketing')
  })

  it('can be forgotten once it is written, though not before', async () => {
    const store = new CategoryStore(LIFE)
    const learned = lesson('marketing', T0)
    store.learn(learned)
    await write(learned)
    await forget()
    expect(await knownTo(store, T0)).toBe('marketing')
    store.written([learned])
    await forget()
    expect(await knownTo(store, T0)).toBe('unknown')
  })

  it('of a renewal and another instance’s lesson the later holds', async () => {
    for (const [renewedAt, otherAt, expected] of [
      [T0 + 2, T0 + 1, 'marketing'],
      [T0 + 1, T0 + 2, 'non_marketing'],
    ] as const) {
      ref = { ...ref, name: `${ref.name}_${expected}` }
      const store = new CategoryStore(LIFE)
      const first = lesson('marketing', T0)
      store.learn(first)
      await write(first)
      store.written([first])
      expect(store.learn(lesson('marketing', renewedAt))).toBe(false)
      await write(lesson('non_marketing', otherAt))
      expect(await knownTo(store, T0 + 2)).toBe(expected)
      await flush(store)
      expect(await knownTo(store, T0 + 2)).toBe(expected)
      expect(await knownTo(new CategoryStore(LIFE), T0 + 2)).toBe(expected)
    }
  })

  it('a use after seven idle days makes the template fresh again, also one that is only asked about', async () => {
    const store = new CategoryStore(LIFE)
    store.noteUse(ref, T0)
    expect(store.isFresh(ref, T0 + WEEK - 1)).toBe(false)
    expect(store.isFresh(ref, T0 + WEEK)).toBe(true)
    store.noteUse(ref, T0 + WEEK)
    expect([
      store.isFresh(ref, T0 + WEEK + 599_999),
      store.isFresh(ref, T0 + WEEK + 600_000),
    ]).toEqual([true, false])
  })
})
