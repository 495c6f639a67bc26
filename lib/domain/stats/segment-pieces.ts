import type { ClickSegment } from '@/lib/domain/stats/campaign-clicks'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** A part of the segment with this index; milliseconds since 1970, `until` is not in it. */
export interface SegmentPiece {
  segment: number
  channelId: string
  from: number
  until: number
}

/** What clicks of segments can be counted by: counters of whole days, counters of whole hours of one day each, and the clicks themselves. */
export type SegmentPieces = Record<'days' | 'hours' | 'clicks', SegmentPiece[]>

/**
 * Cuts segments so that as few clicks as can be must be looked at one by one: where a segment begins and ends within an hour, and before
 * `countedSince` (the beginning of a day), from when on counters say what there is. `grain`: what is to be told apart.
 */
export function segmentPieces(segments: readonly ClickSegment[], grain: 'hour' | 'day', countedSince: number): SegmentPieces {
  const pieces: SegmentPieces = { days: [], hours: [], clicks: [] }
  for (const [segment, { channelId, from, until }] of segments.entries()) {
    const add = (kind: keyof SegmentPieces, begin: number, end: number) => {
      if (begin < end) pieces[kind].push({ segment, channelId, from: begin, until: end })
    }
    const addHours = (begin: number, end: number) => {
      for (let at = begin; at < end; at = wholeFrom(at + 1, DAY_MS)) add('hours', at, Math.min(end, wholeFrom(at + 1, DAY_MS)))
    }
    const counted = Math.min(Math.max(from, countedSince), until)
    const [firstHour, lastHour] = [wholeFrom(counted, HOUR_MS), until - (until % HOUR_MS)]
    add('clicks', from, counted)
    if (firstHour >= lastHour) {
      add('clicks', counted, until)
      continue
    }
    add('clicks', counted, firstHour)
    add('clicks', lastHour, until)
    const [firstDay, lastDay] = [wholeFrom(firstHour, DAY_MS), lastHour - (lastHour % DAY_MS)]
    if (grain === 'hour' || firstDay >= lastDay) {
      addHours(firstHour, lastHour)
      continue
    }
    addHours(firstHour, firstDay)
    add('days', firstDay, lastDay)
    addHours(lastDay, lastHour)
  }
  return pieces
}

/** The first multiple of a length that is not before. */
function wholeFrom(at: number, length: number): number {
  return Math.ceil(at / length) * length
}
