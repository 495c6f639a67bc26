/** A click belongs to a send of at most so long before (contract 5; Meta reports clicks of the last seven days). */
export const CLICK_WINDOW_MS = 7 * 24 * 3_600_000

/** When a channel's first and last MM message of one campaign and one day were sent; milliseconds since 1970. */
export interface MmSends {
  channelId: string
  campaign: string
  first: number
  last: number
}

/** A span of time in which a channel's clicks may be of these campaigns, sorted; `until` is not in it. */
export interface ClickSegment {
  channelId: string
  from: number
  until: number
  campaigns: string[]
}

/**
 * Cuts `from` to `until` into spans, channel by channel, by the campaigns with an MM send in the 7 × 24 h before (contract 5, campaign
 * clicks). Spans do not overlap; where no campaign had one, there is none. The sends of a day reach from the first to seven days after the
 * last without a gap, since a day is shorter than seven: nothing is lost by knowing only these two.
 */
export function clickSegments(sends: readonly MmSends[], from: number, until: number): ClickSegment[] {
  return [...groupBy(sends, ({ channelId }) => channelId)].flatMap(([channelId, own]) => cut(channelId, edgesOf(own, from, until)))
}

interface Edge { at: number; campaign: string; begins: boolean }

/** Where each campaign's reach begins and ends; reaches of one campaign that touch are one. */
function edgesOf(sends: readonly MmSends[], from: number, until: number): Edge[] {
  return [...groupBy(sends, ({ campaign }) => campaign)].flatMap(([campaign, own]) => {
    const edges: Edge[] = []
    for (const { first, last } of own.toSorted((a, b) => a.first - b.first)) {
      const begin = Math.max(first, from)
      const end = Math.min(reachEnd(last), until)
      if (begin >= end) continue
      const before = edges.at(-1)
      if (before && begin <= before.at) before.at = Math.max(before.at, end)
      else edges.push({ at: begin, campaign, begins: true }, { at: end, campaign, begins: false })
    }
    return edges
  })
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function cut(channelId: string, edges: readonly Edge[]): ClickSegment[] {
  const segments: ClickSegment[] = []
  const open = new Set<string>()
  let from = 0
  for (const { at, campaign, begins } of edges.toSorted((a, b) => a.at - b.at)) {
    if (open.size > 0 && at > from) segments.push({ channelId, from, until: at, campaigns: [...open].sort() })
    if (begins) open.add(campaign)
    else open.delete(campaign)
    from = at
  }
  return segments
}

/** A span of time; milliseconds since 1970, `until` is not in it. */
export interface Span { from: number; until: number }

/** Where clicks may be of other campaigns once the first and last MM message of a campaign and day are `after` and no longer `before`; null: none. */
export function reachChanges(before: Edges | null, after: Edges | null): Span[] {
  if (!before || !after) {
    const only = before ?? after
    return only ? [{ from: only.first, until: reachEnd(only.last) }] : []
  }
  return [spanBetween(before.first, after.first), spanBetween(reachEnd(before.last), reachEnd(after.last))].filter(({ from, until }) => from < until)
}

export type Edges = Pick<MmSends, 'first' | 'last'>

function spanBetween(a: number, b: number): Span {
  return { from: Math.min(a, b), until: Math.max(a, b) }
}

/** The first moment at which a click is of a send no more. */
function reachEnd(last: number): number {
  return last + CLICK_WINDOW_MS + 1
}

/** Which campaigns a click of a channel at a time may be of, by the segments of `clickSegments`; empty: none. */
export function campaignsBy(segments: readonly ClickSegment[]): (channelId: string, at: number) => readonly string[] {
  const byChannel = groupBy(segments, ({ channelId }) => channelId)
  return (channelId, at) => byChannel.get(channelId)?.find(({ from, until }) => from <= at && at < until)?.campaigns ?? []
}

/** Clicks that may be of the same campaigns; none: no campaign had an MM send in the seven days before. */
export interface ClickGroup {
  campaigns: readonly string[]
  clicks: number
}

/** Clicks as far as campaigns can be told: nothing is guessed. */
export interface CampaignClicks {
  /** By campaign: clicks that can be of no other. */
  certain: Map<string, number>
  /** Clicks that can be of several. */
  shared: ClickGroup[]
}

/** Puts groups of clicks together: certain where there is one campaign, shared where there are several. */
export function campaignClicks(groups: readonly ClickGroup[]): CampaignClicks {
  const certain = new Map<string, number>()
  const shared = new Map<string, ClickGroup>()
  for (const { campaigns, clicks } of groups) {
    const [first] = campaigns
    if (first === undefined || clicks === 0) continue
    if (campaigns.length === 1) certain.set(first, (certain.get(first) ?? 0) + clicks)
    else {
      const key = JSON.stringify(campaigns)
      shared.set(key, { campaigns, clicks: clicks + (shared.get(key)?.clicks ?? 0) })
    }
  }
  return { certain, shared: [...shared.values()].sort((a, b) => b.clicks - a.clicks) }
}
