import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { regionMatches } from '@/lib/domain/geography/regions'
import { delayPercentiles } from '@/lib/domain/stats/delay-percentiles'
import { failureAdvice } from '@/lib/domain/stats/failure-advice'
import { STAT_WAYS, type StatWay } from '@/lib/domain/stats/metrics'
import { Tally } from '@/lib/domain/stats/tally'
import type { Fact, Facts } from '@/lib/server/stats/testing/read-facts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CLICK_WINDOW_MS = 7 * DAY_MS

export interface ReportChannel {
  id: string
  name: string
  phoneNumber: string
}

/** UTC dates, both inclusive; of some channels, or of all. */
export interface ReportScope {
  from: string
  to: string
  channelIds?: readonly string[]
}

interface Click {
  channelId: string
  at: number
  component: string
  campaigns: string[]
}

/** The answers of `/stats` as they follow from the ledger's rows, one by one: no counter, no SQL, and nothing of what it is compared with. */
export class PlainReport {
  readonly #facts: readonly Fact[]
  readonly #clicks: readonly Click[]
  readonly #pageViews: Facts['actions']
  /** By channel: its own country. */
  readonly #senders: ReadonlyMap<string, string | null>
  /** With a click at any time, and of a country whose senders' clicks are reported: a click rate may be told of them. */
  readonly #clickChannels: readonly string[]

  constructor(
    { facts, mmSends, actions }: Facts,
    private readonly channels: readonly ReportChannel[],
  ) {
    this.#facts = facts
    this.#senders = new Map(channels.map(({ id, phoneNumber }) => [id, phoneCountry(phoneNumber)]))
    this.#pageViews = actions.filter(({ action }) => action === 'landing_page_view')
    this.#clicks = actions
      .filter(({ action }) => action === 'marketing_messages_link_click')
      .map(({ channelId, at, component }) => {
        const before = mmSends.filter(
          (send) =>
            send.channelId === channelId && send.at <= at && at - send.at <= CLICK_WINDOW_MS,
        )
        return {
          channelId,
          at,
          component,
          campaigns: [...new Set(before.map(({ campaign }) => campaign || '(none)'))].sort(),
        }
      })
    this.#clickChannels = [...new Set(this.#clicks.map(({ channelId }) => channelId))].filter(
      (id) => reportsClicks({ sender: this.#senders.get(id) }),
    )
  }

  overview(scope: ReportScope) {
    const days = Date.parse(scope.to) - Date.parse(scope.from) + DAY_MS
    const earlier = {
      ...scope,
      from: dateOf(Date.parse(scope.from) - days),
      to: dateOf(Date.parse(scope.to) - days),
    }
    const { metrics, rates, rates_by_way, ...parts } = this.#sums(scope, null)
    const before = this.#sums(earlier, null)
    return {
      from: scope.from,
      to: scope.to,
      metrics,
      rates,
      rates_by_way,
      ...parts,
      landing_page_views: within(this.#pageViews, scope).length,
      previous: {
        from: earlier.from,
        to: earlier.to,
        metrics: before.metrics,
        rates: before.rates,
      },
    }
  }

  series(scope: ReportScope, bucket: 'hour' | 'day') {
    const facts = within(this.#facts, scope)
    const clicks = within(this.#clicks, scope)
    return {
      bucket,
      points: this.#points(scope, facts, clicks, bucket === 'hour' ? HOUR_MS : DAY_MS),
    }
  }

  campaigns(scope: ReportScope) {
    const names = new Set([
      ...within(this.#facts, scope).map(({ campaign }) => campaign),
      ...within(this.#clicks, scope).flatMap(({ campaigns }) => campaigns),
    ])
    return [...names]
      .filter((name) => name !== '' && name !== '(none)')
      .map((campaign) => {
        const { metrics, rates, rates_by_way } = this.#sums(scope, campaign)
        return { campaign, metrics, rates, rates_by_way, clicks: this.#clicksOf(scope, campaign) }
      })
      .sort(
        (a, b) => b.metrics.sent.total - a.metrics.sent.total || (a.campaign < b.campaign ? -1 : 1),
      )
  }

  campaign(scope: ReportScope, campaign: string) {
    const facts = within(this.#facts, scope).filter((fact) => fact.campaign === campaign)
    const clicks = within(this.#clicks, scope).filter(({ campaigns }) =>
      campaigns.includes(campaign),
    )
    const certain = clicks.filter(({ campaigns }) => campaigns.length === 1)
    const clickChannels = this.#clickChannelsOf(scope)
    const byChannel = [...new Set([...facts, ...certain].map(({ channelId }) => channelId))].map(
      (id) => {
        const tally = this.#tally(
          scope,
          facts.filter(({ channelId }) => channelId === id),
          certain.filter(({ channelId }) => channelId === id),
        )
        return {
          channel_id: id,
          channel_name: this.channels.find((channel) => channel.id === id)?.name ?? null,
          metrics: tally.metrics,
          rates: tally.rates(clickChannels.has(id)),
        }
      },
    )
    const ofMessages = facts.filter(
      ({ counts }) => !['accepted', 'fallbacks', 'fallback_plans', 'delay'].includes(counts),
    )
    const byCountry = [...new Set(ofMessages.map(({ country }) => country))].map((country) => {
      const {
        metrics: { sent, delivered, read, failed },
      } = this.#tally(
        scope,
        ofMessages.filter((fact) => fact.country === country),
        [],
      )
      return { country: country || null, metrics: { sent, delivered, read, failed } }
    })
    const mostSent =
      <T extends { metrics: { sent: { total: number } } }>(key: (row: T) => string) =>
      (a: T, b: T) =>
        b.metrics.sent.total - a.metrics.sent.total || (key(a) < key(b) ? -1 : 1)
    return {
      campaign,
      from: scope.from,
      to: scope.to,
      ...this.#sums(scope, campaign),
      clicks: {
        ...this.#clicksOf(scope, campaign),
        base: this.#clickBase(scope, facts),
        by_day: datesOf(scope).map((date) => {
          const own = clicks.filter(({ at }) => dateOf(at) === date)
          const alone = own.filter(({ campaigns }) => campaigns.length === 1).length
          return { date, certain: alone, shared: own.length - alone }
        }),
      },
      by_channel: byChannel.sort(mostSent(({ channel_id }) => channel_id)),
      by_country: byCountry.sort(mostSent(({ country }) => country ?? '')),
      by_day: this.#points(scope, facts, certain, DAY_MS),
    }
  }

  clicks(scope: ReportScope, campaign?: string) {
    const clicks = within(this.#clicks, scope).filter(
      ({ campaigns }) => campaign === undefined || campaigns.includes(campaign),
    )
    const groups = new Map<string, number>()
    for (const { campaigns } of clicks)
      groups.set(JSON.stringify(campaigns), (groups.get(JSON.stringify(campaigns)) ?? 0) + 1)
    const told = [...groups].map(([campaigns, count]) => ({
      campaigns: JSON.parse(campaigns) as string[],
      clicks: count,
    }))
    return {
      from: scope.from,
      to: scope.to,
      total: clicks.length,
      landing_page_views: within(this.#pageViews, scope).length,
      by_component: countsOf(clicks, ({ component }) => component || 'unknown'),
      by_channel: countsOf(clicks, ({ channelId }) => channelId),
      by_day: {
        ...Object.fromEntries(datesOf(scope).map((date) => [date, 0])),
        ...countsOf(clicks, ({ at }) => dateOf(at)),
      },
      campaigns: told
        .filter(({ campaigns }) => campaigns.length === 1)
        .map(({ campaigns, clicks: certain }) => ({ campaign: campaigns[0]!, certain })),
      shared: told.filter(({ campaigns }) => campaigns.length > 1),
      unattributed: told.find(({ campaigns }) => campaigns.length === 0)?.clicks ?? 0,
    }
  }

  /** Of all messages, or of one campaign's, whose clicks are only those that can be of no other. */
  #sums(scope: ReportScope, campaign: string | null) {
    const facts = within(this.#facts, scope).filter(
      (fact) => campaign === null || fact.campaign === campaign,
    )
    const clicks = within(this.#clicks, scope).filter(
      ({ campaigns }) => campaign === null || (campaigns.length === 1 && campaigns[0] === campaign),
    )
    const tally = this.#tally(scope, facts, clicks)
    const failures = Object.entries(
      countsOf(
        facts.filter(({ counts }) => counts === 'failed'),
        ({ number }) => String(number),
      ),
    )
    const seconds = (ways: readonly StatWay[]) => {
      const delays = facts.filter(({ counts, way }) => counts === 'delay' && ways.includes(way))
      return delayPercentiles(
        new Map(
          Object.entries(countsOf(delays, ({ number }) => String(number))).map(
            ([bucket, count]) => [Number(bucket), count],
          ),
        ),
      )
    }
    return {
      metrics: tally.metrics,
      rates: tally.rates(this.#clickChannelsOf(scope).size > 0),
      rates_by_way: tally.ratesByWay(),
      sent_to_delivered: {
        total: seconds(STAT_WAYS),
        marketing_messages: seconds(['marketing_messages']),
        messages: seconds(['messages']),
        pending: seconds(['pending']),
      },
      failures: failures
        .map(([code, count]) => ({ code: Number(code), ...failureAdvice(Number(code)), count }))
        .sort((a, b) => b.count - a.count || a.code - b.code),
      fallbacks_by_class: countsOf(
        facts.filter(({ counts }) => counts === 'fallbacks'),
        ({ fallbackClass }) => fallbackClass!,
      ),
    }
  }

  #tally(scope: ReportScope, facts: readonly Fact[], clicks: readonly Click[]): Tally {
    const tally = new Tally()
    const clickChannels = this.#clickChannelsOf(scope)
    for (const { counts, way, channelId, country } of facts) {
      if (counts === 'delay') continue
      if (counts === 'delivered_marketing') tally.deliveredMarketing += 1
      else if (counts === 'fallback_plans') tally.fallbackPlans += 1
      else tally.add(counts, way, 1)
      if (
        counts === 'delivered' &&
        way === 'marketing_messages' &&
        clickChannels.has(channelId) &&
        reportsClicks({ recipient: country })
      )
        tally.clickable.delivered += 1
    }
    for (const { channelId } of clicks) {
      tally.add('clicks', 'marketing_messages', 1)
      if (clickChannels.has(channelId)) tally.clickable.clicks += 1
    }
    return tally
  }

  #points(scope: ReportScope, facts: readonly Fact[], clicks: readonly Click[], length: number) {
    const from = Date.parse(scope.from)
    return Array.from({ length: (Date.parse(scope.to) + DAY_MS - from) / length }, (_, n) => {
      const inside = ({ at }: { at: number }) =>
        at >= from + n * length && at < from + (n + 1) * length
      const tally = this.#tally(scope, facts.filter(inside), clicks.filter(inside))
      return {
        at: new Date(from + n * length).toISOString(),
        metrics: tally.metrics,
        rates: tally.rates(this.#clickChannelsOf(scope).size > 0),
      }
    })
  }

  #clicksOf(scope: ReportScope, campaign: string) {
    const { campaigns, shared } = this.clicks(scope, campaign)
    return {
      certain: campaigns.find((one) => one.campaign === campaign)?.certain ?? 0,
      shared: shared.map(({ campaigns: all, clicks }) => ({
        with: all.filter((other) => other !== campaign),
        clicks,
      })),
    }
  }

  #clickBase(scope: ReportScope, facts: readonly Fact[]) {
    const clickChannels = this.#clickChannelsOf(scope)
    const gaps = new Map<string, { reason: string; delivered: number; countries: string[] }>()
    let counted = 0
    for (const { counts, way, channelId, country } of facts) {
      if (counts !== 'delivered' || way !== 'marketing_messages') continue
      const sender = this.#senders.get(channelId) ?? null
      const [reason, where] = !reportsClicks({ sender })
        ? ['sender_country', sender]
        : !reportsClicks({ recipient: country })
          ? ['recipient_country', country]
          : clickChannels.has(channelId)
            ? [null, null]
            : ['no_click_yet', null]
      if (reason === null) counted += 1
      else {
        const gap = gaps.get(reason) ?? { reason, delivered: 0, countries: [] }
        gaps.set(reason, {
          reason,
          delivered: gap.delivered + 1,
          countries: where ? [...new Set([...gap.countries, where])].sort() : gap.countries,
        })
      }
    }
    return { counted, left_out: [...gaps.values()] }
  }

  #clickChannelsOf({ channelIds }: ReportScope): Set<string> {
    return new Set(this.#clickChannels.filter((id) => channelIds?.includes(id) ?? true))
  }
}

function reportsClicks({
  sender = null,
  recipient = null,
}: {
  sender?: string | null
  recipient?: string | null
}): boolean {
  return regionMatches('no_click_reporting', { sender, recipient: recipient || null }).length === 0
}

function within<T extends { at: number; channelId: string }>(
  things: readonly T[],
  { from, to, channelIds }: ReportScope,
): T[] {
  const [first, until] = [Date.parse(from), Date.parse(to) + DAY_MS]
  return things.filter(
    ({ at, channelId }) => at >= first && at < until && (channelIds?.includes(channelId) ?? true),
  )
}

function countsOf<T>(things: readonly T[], keyOf: (thing: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const thing of things) counts[keyOf(thing)] = (counts[keyOf(thing)] ?? 0) + 1
  return counts
}

function datesOf({ from, to }: ReportScope): string[] {
  return Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 }, (_, n) =>
    dateOf(Date.parse(from) + n * DAY_MS),
  )
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
