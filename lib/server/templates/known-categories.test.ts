import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CATEGORIES,
  type CategoryFacts,
  PROVIDER_LIFE_MS,
  verdictOf,
} from '@/lib/domain/templates/category'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  categoryView,
  KNOWN_CATEGORIES,
  type KnownRow,
  knownAt,
} from '@/lib/server/templates/known-categories'

const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const LEARNED_LIFE_MS = 3_600_000

const category = fc.constantFrom(...CATEGORIES)
/** Around now, and around each moment at which a fact of now would have begun. */
const time = fc
  .tuple(fc.constantFrom(0, LEARNED_LIFE_MS, PROVIDER_LIFE_MS), fc.integer({ min: -2, max: 2 }))
  .map(([ago, ms]) => NOW - ago + ms)
const facts: fc.Arbitrary<CategoryFacts> = fc.record({
  pin: fc.option(category, { freq: 3 }),
  provider: fc.option(
    fc.record({
      category,
      source: fc.constantFrom('webhook' as const, 'list' as const),
      at: time,
      renewedAt: time,
    }),
  ),
  learned: fc.option(fc.record({ category, learnedAt: time })),
})

describe('what is known', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const known = async (partnerId: string, now = NOW) =>
    (
      await database.query<KnownRow>(
        `${KNOWN_CATEGORIES} SELECT * FROM known ORDER BY name`,
        knownAt(partnerId, now, LEARNED_LIFE_MS),
      )
    ).map(categoryView)

  async function insert(partnerId: string, given: readonly CategoryFacts[]): Promise<void> {
    await database.prisma.templateCategory.createMany({
      data: given.map(({ pin, provider, learned }, index) => ({
        partnerId,
        wabaId: '1',
        name: `t${String(index).padStart(3, '0')}`,
        language: 'pt_br',
        firstSeenAt: new Date(NOW),
        hits: 1,
        pin,
        providerCategory: provider?.category,
        providerSource: provider?.source,
        providerAt: provider && new Date(provider.at),
        providerRenewedAt: provider && new Date(provider.renewedAt),
        learnedCategory: learned?.category,
        learnedAt: learned && new Date(learned.learnedAt),
        learnedStatus: learned && 400,
        learnedCode: learned && 131055,
        learnedTraceId: learned && 'trace',
      })),
    })
  }

  it('has the verdict that routing has, whatever the facts and the moment', async () => {
    const given = fc.sample(facts, { numRuns: 500, seed: 7 })
    await insert('onePA', given)
    const views = await known('onePA')
    expect(views).toHaveLength(given.length)
    for (const [index, view] of views.entries()) {
      const verdict = verdictOf(given[index]!, NOW, LEARNED_LIFE_MS)
      expect(
        {
          category: view.category,
          source: view.source,
          expiresAt: view.expires_at && Date.parse(view.expires_at),
        },
        JSON.stringify(given[index]),
      ).toEqual({ ...verdict })
      const taught =
        view.source === 'learned'
          ? { http_status: 400, code: 131055, trace_id: 'trace' }
          : { http_status: null, code: null, trace_id: null }
      expect(view.evidence).toEqual(taught)
    }
    expect(new Set(views.map(({ source }) => source))).toEqual(
      new Set(['pin', 'webhook', 'list', 'learned', 'none']),
    )
  })

  it('spells the language as Meta does, and shows nothing of another partner or of what was forgotten', async () => {
    await database.prisma.templateCategory.create({
      data: {
        partnerId: 'twoPA',
        wabaId: '1',
        name: 'forgotten',
        language: 'en',
        firstSeenAt: new Date(NOW),
      },
    })
    await insert('twoPA', [{ pin: 'marketing', provider: null, learned: null }])
    expect(await known('twoPA')).toMatchObject([
      { name: 't000', language: 'pt_BR', ready_at: new Date(NOW + 600_000).toISOString() },
    ])
    expect(await known('threePA')).toEqual([])
  })
})
