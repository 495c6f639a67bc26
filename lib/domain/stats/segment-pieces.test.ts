import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type SegmentPiece, segmentPieces } from '@/lib/domain/stats/segment-pieces'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SUNDAY = Date.UTC(2026, 10, 1)

const segment = fc.tuple(fc.integer({ min: 0, max: 12 * DAY }), fc.oneof(fc.integer({ min: 1, max: 2 * HOUR }), fc.integer({ min: 1, max: 9 * DAY }), fc.constantFrom(HOUR, DAY, 3 * DAY)))
  .chain(([from, length]) => fc.constantFrom(from, from - (from % HOUR), from - (from % DAY)).map((begin) => ({ channelId: 'aCH', from: SUNDAY + begin, until: SUNDAY + begin + length, campaigns: [] })))

it('pieces are the segments again, each of its kind, and as few clicks as can be are looked at', () => {
  fc.assert(fc.property(fc.array(segment, { maxLength: 5 }), fc.constantFrom('hour' as const, 'day' as const), fc.constantFrom(-Infinity, SUNDAY + 4 * DAY), (segments, grain, since) => {
    const { days, hours, clicks } = segmentPieces(segments, grain, since)
    const whole = (pieces: readonly SegmentPiece[], length: number) => pieces.every(({ from, until }) => from < until && from % length === 0 && until % length === 0 && from >= since)
    expect(whole(days, DAY)).toBe(true)
    expect(whole(hours, HOUR)).toBe(true)
    expect(hours.every(({ from, until }) => from - (from % DAY) === until - 1 - ((until - 1) % DAY))).toBe(true)
    if (grain === 'hour') expect(days).toEqual([])
    for (const [index, { from, until }] of segments.entries()) {
      const own = [...days, ...hours, ...clicks].filter((piece) => piece.segment === index).sort((a, b) => a.from - b.from)
      expect([own[0]!.from, own.at(-1)!.until]).toEqual([from, until])
      expect(own.slice(1).every((piece, n) => piece.from === own[n]!.until)).toBe(true)
      const open = clicks.filter((piece) => piece.segment === index && piece.from >= since)
      expect(open.every((piece) => piece.until - piece.from < 2 * HOUR)).toBe(true)
      expect(open.length).toBeLessThanOrEqual(2)
    }
  }))
})

it('a week from noon to noon is two half days and six whole ones', () => {
  const { days, hours, clicks } = segmentPieces([{ channelId: 'aCH', from: SUNDAY + DAY / 2, until: SUNDAY + 7.5 * DAY, campaigns: [] }], 'day', -Infinity)
  expect([days.map(({ from, until }) => (until - from) / DAY), hours.map(({ from, until }) => (until - from) / HOUR), clicks]).toEqual([[6], [12, 12], []])
})
