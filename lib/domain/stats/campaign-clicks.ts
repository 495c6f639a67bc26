/** A click belongs to a send of at most so long before (contract 5; Meta reports clicks of the last seven days). */
export const CLICK_WINDOW_MS = 7 * 24 * 3_600_000

/** When a channel's first and last MM message of one campaign and one day were sent; milliseconds since 1970. */
export interface MmSends {
  channelId: string
  campaign: string
  first: number
  last: number
}

/** A click that may be of more campaigns than these tells nothing of any: it counts as one of none. */
export const MOST_CAMPAIGNS = 200

/**
 * The campaigns that each click may be of, sorted: those of its channel with an MM send in the 7 × 24 h before (contract 5, campaign clicks); none
 * where there is no such campaign, or too many of them (`MOST_CAMPAIGNS`). The sends of a day reach from the first to seven days after the last without a gap,
 * since a day is shorter than seven: nothing is lost by knowing only these two.
 */
export function campaignsOf<Click extends { channelId: string; at: number }>(
  clicks: readonly Click[],
  sends: readonly MmSends[],
): Map<Click, readonly string[]> {
  const found = new Map<Click, readonly string[]>()
  const sendsOf = groupBy(sends, ({ channelId }) => channelId)
  for (const [channelId, own] of groupBy(clicks, (click) => click.channelId)) {
    const edges = (sendsOf.get(channelId) ?? [])
      .flatMap(({ campaign, first, last }) => [
        { at: first, campaign, by: 1 },
        { at: reachEnd(last), campaign, by: -1 },
      ])
      .sort((a, b) => a.at - b.at)
    const open = new Map<string, number>()
    let names: readonly string[] | null = []
    let next = 0
    for (const click of own.toSorted((a, b) => a.at - b.at)) {
      for (; next < edges.length && edges[next]!.at <= click.at; next += 1) {
        const { campaign, by } = edges[next]!
        const reaches = (open.get(campaign) ?? 0) + by
        if (reaches === 0) open.delete(campaign)
        else open.set(campaign, reaches)
        names = null
      }
      names ??= open.size > MOST_CAMPAIGNS ? [] : [...open.keys()].sort()
      found.set(click, names)
    }
  }
  return found
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

/** A span of time; milliseconds since 1970, `until` is not in it. */
export interface Span {
  from: number
  until: number
}

/** Where clicks may be of other campaigns once the first and last MM message of a campaign and day are `after` and no longer `before`; null: none. */
export function reachChanges(before: Edges | null, after: Edges | null): Span[] {
  if (!before || !after) {
    const only = before ?? after
    return only ? [{ from: only.first, until: reachEnd(only.last) }] : []
  }
  return [
    spanBetween(before.first, after.first),
    spanBetween(reachEnd(before.last), reachEnd(after.last)),
  ].filter(({ from, until }) => from < until)
}

export type Edges = Pick<MmSends, 'first' | 'last'>

function spanBetween(a: number, b: number): Span {
  return { from: Math.min(a, b), until: Math.max(a, b) }
}

/** The first moment at which a click is of a send no more. */
function reachEnd(last: number): number {
  return last + CLICK_WINDOW_MS + 1
}

/** Clicks that may be of the same campaigns, as `campaignsOf` finds them. */
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
