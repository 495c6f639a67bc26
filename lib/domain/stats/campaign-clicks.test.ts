import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLICK_WINDOW_MS,
  campaignClicks,
  campaignsOf,
  type MmSends,
  MOST_CAMPAIGNS,
  reachChanges,
} from '@/lib/domain/stats/campaign-clicks'

const DAY = 86_400_000

interface Send {
  channelId: string
  campaign: string
  at: number
}

/** What the counters keep of sends: the first and last of each channel, campaign and day. */
function byDay(sends: readonly Send[]): MmSends[] {
  const days = new Map<string, MmSends>()
  for (const { channelId, campaign, at } of sends) {
    const key = `${channelId} ${campaign} ${Math.floor(at / DAY)}`
    const { first, last } = days.get(key) ?? { first: at, last: at }
    days.set(key, { channelId, campaign, first: Math.min(first, at), last: Math.max(last, at) })
  }
  return [...days.values()]
}

/** The definition itself (contract 5). */
function campaignsAt(sends: readonly Send[], channelId: string, at: number): string[] {
  const able = sends.filter(
    (send) => send.channelId === channelId && at - CLICK_WINDOW_MS <= send.at && send.at <= at,
  )
  return [...new Set(able.map(({ campaign }) => campaign))].sort()
}

describe('the campaigns a click may be of', () => {
  const time = fc.oneof(
    fc.integer({ min: 0, max: 24 * DAY }),
    fc.integer({ min: 0, max: 24 }).map((day) => day * DAY),
    fc.integer({ min: 0, max: 48 }).map((half) => half * (DAY / 2) - 1),
  )
  const channelId = fc.constantFrom('oneCH', 'twoCH')
  const sends = fc.array(
    fc.record({ channelId, campaign: fc.constantFrom('spring', 'summer', '(unknown)'), at: time }),
    { maxLength: 12 },
  )

  it('are those with an MM send in the seven days before, to the millisecond', () => {
    fc.assert(
      fc.property(sends, fc.array(fc.record({ channelId, at: time })), (sent, clicks) => {
        const edges = sent.flatMap(({ channelId, at }) =>
          [
            at - 1,
            at,
            at + 1,
            at + CLICK_WINDOW_MS - 1,
            at + CLICK_WINDOW_MS,
            at + CLICK_WINDOW_MS + 1,
          ].map((edge) => ({ channelId, at: edge })),
        )
        const all = [...clicks, ...edges]
        const found = campaignsOf(all, byDay(sent))
        for (const click of all)
          expect(found.get(click)).toEqual(campaignsAt(sent, click.channelId, click.at))
      }),
      { numRuns: 1_000 },
    )
  })

  it('change just where the first or the last send of a day moved', () => {
    const ofDay = fc.option(
      fc
        .tuple(fc.nat({ max: DAY - 1 }), fc.nat({ max: DAY - 1 }))
        .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
      { nil: null },
    )
    fc.assert(
      fc.property(ofDay, ofDay, fc.integer({ min: -DAY, max: 9 * DAY }), (before, after, any) => {
        const changes = reachChanges(before, after)
        const edges = [before, after]
          .flatMap((day) => (day ? [day.first, day.last, day.last + CLICK_WINDOW_MS] : []))
          .flatMap((at) => [at - 1, at, at + 1])
        for (const at of [...edges, any]) {
          const [was, is] = [before, after].map(
            (day) => day !== null && day.first <= at && at <= day.last + CLICK_WINDOW_MS,
          )
          expect(changes.some(({ from, until }) => from <= at && at < until)).toBe(was !== is)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('are none where there are too many to tell anything', () => {
    const sent = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        channelId: 'oneCH',
        campaign: `${n}`.padStart(3, '0'),
        first: 0,
        last: 0,
      }))
    const click = { channelId: 'oneCH', at: 5 }
    expect(campaignsOf([click], sent(MOST_CAMPAIGNS)).get(click)).toHaveLength(MOST_CAMPAIGNS)
    expect(campaignsOf([click], sent(MOST_CAMPAIGNS + 1)).get(click)).toEqual([])
  })
})

it('clicks are certain, shared, or of none', () => {
  const { certain, shared } = campaignClicks([
    { campaigns: ['spring'], clicks: 3 },
    { campaigns: ['spring', 'summer'], clicks: 2 },
    { campaigns: [], clicks: 7 },
    { campaigns: ['spring'], clicks: 1 },
    { campaigns: ['autumn', 'spring'], clicks: 9 },
    { campaigns: ['spring', 'summer'], clicks: 4 },
  ])
  expect([...certain]).toEqual([['spring', 4]])
  expect(shared).toEqual([
    { campaigns: ['autumn', 'spring'], clicks: 9 },
    { campaigns: ['spring', 'summer'], clicks: 6 },
  ])
})
