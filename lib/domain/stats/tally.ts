import { noRate, poissonRate, type Rate, wilsonRate } from '@/lib/domain/stats/intervals'
import {
  type ByWay,
  METRIC_NAMES,
  type MetricName,
  type Metrics,
  type RateName,
  type StatWay,
} from '@/lib/domain/stats/metrics'

/** The sums of some counters: what metrics and rates are made of. */
export class Tally {
  readonly metrics = Object.fromEntries(
    METRIC_NAMES.map((name): [MetricName, ByWay] => [
      name,
      { total: 0, marketing_messages: 0, messages: 0, pending: 0 },
    ]),
  ) as Metrics
  /** Delivered and billed `marketing`: what MM's share is told against. */
  deliveredMarketing = 0
  /** Sends that tried MM under a plan with a fallback. */
  fallbackPlans = 0
  /** Clicks, and what was delivered by MM, where Meta reports clicks. */
  clickable = { clicks: 0, delivered: 0 }

  add(metric: MetricName, way: StatWay, count: number): void {
    const byWay = this.metrics[metric]
    byWay.total += count
    byWay[way] += count
  }

  /** Every rate (contract 5); `everClicked`: has any of the channels ever had a click? */
  rates(everClicked: boolean): Record<RateName, Rate> {
    const { delivered, fallbacks } = this.metrics
    const byMm = delivered.marketing_messages
    return {
      mm_share: wilsonRate(byMm, byMm + this.deliveredMarketing),
      ...this.#progress('total'),
      fallback_rate: wilsonRate(fallbacks.total, this.fallbackPlans),
      click_rate: everClicked
        ? poissonRate(this.clickable.clicks, this.clickable.delivered)
        : noRate(),
    }
  }

  /** The rates that both ways have. */
  ratesByWay(): Record<
    'marketing_messages' | 'messages',
    Record<'delivery_rate' | 'read_rate', Rate>
  > {
    return {
      marketing_messages: this.#progress('marketing_messages'),
      messages: this.#progress('messages'),
    }
  }

  #progress(way: keyof ByWay): Record<'delivery_rate' | 'read_rate', Rate> {
    const { sent, delivered, read } = this.metrics
    return {
      delivery_rate: wilsonRate(delivered[way], sent[way]),
      read_rate: wilsonRate(read[way], delivered[way]),
    }
  }
}
