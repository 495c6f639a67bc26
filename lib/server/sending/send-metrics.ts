import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Kept } from '@/lib/server/sending/send-log'
import type { FinishedSend } from '@/lib/server/sending/send-message'
import { TalliedCounter } from '@/lib/server/sending/tallied-counter'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30]

/** What Prometheus learns of sends. No partner, channel or recipient is a label: their number has no bound. */
export class SendMetrics {
  /** Sends begun and not yet answered. */
  inFlight = 0
  readonly #sends: TalliedCounter<'reason', 'status'>
  readonly #attempts: TalliedCounter<'way', 'result'>
  readonly #seconds: Histogram
  readonly #spooled: Counter

  constructor(registry: Registry) {
    const registers = [registry]
    const inFlight = () => this.inFlight
    new Gauge({
      name: 'fairway_sends_in_flight',
      help: 'Sends begun and not yet answered',
      registers,
      collect() {
        this.set(inFlight())
      },
    })
    this.#sends = new TalliedCounter(
      {
        name: 'fairway_sends_total',
        help: 'Sends by the reason of their plan and the status the caller got',
        registers,
      },
      'reason',
      'status',
    )
    this.#attempts = new TalliedCounter(
      {
        name: 'fairway_upstream_attempts_total',
        help: 'Upstream attempts by way and what they came to (accepted or the failure class)',
        registers,
      },
      'way',
      'result',
    )
    this.#seconds = new Histogram({
      name: 'fairway_send_seconds',
      help: 'Time from arrival to answer',
      buckets: SECONDS,
      registers,
    })
    this.#spooled = new Counter({
      name: 'fairway_sends_not_committed_total',
      help: 'Sends answered before their row was in the database',
      labelNames: ['kept'],
      registers,
    })
  }

  observe({ record, attempts }: FinishedSend, kept: Kept): void {
    const { row } = record
    this.#sends.inc(row.reason, row.answerStatus)
    for (const { way, classified } of attempts) {
      this.#attempts.inc(way, classified.kind === 'accepted' ? 'accepted' : classified.class)
    }
    this.#seconds.observe(row.latencyMs / 1000)
    if (kept !== 'committed') this.#spooled.inc({ kept })
  }
}
