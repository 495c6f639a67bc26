import { Counter, Gauge, type Registry } from 'prom-client'
import type { Queryable } from '@/lib/server/db/database'

/** What Prometheus learns of forwarding. No partner, channel or target is a label: their number has no bound. */
export class DeliveryMetrics {
  readonly #attempts: Counter

  constructor(registry: Registry, database: Queryable, now: () => number) {
    const registers = [registry]
    this.#attempts = new Counter({
      name: 'fairway_delivery_attempts_total',
      help: 'Attempts to forward a webhook, by what became of the delivery',
      labelNames: ['state'],
      registers,
    })
    new Gauge({
      name: 'fairway_delivery_oldest_pending_seconds',
      help: 'Age of the oldest delivery that is not yet made, of all instances',
      registers,
      async collect() {
        // Without the database the last figure stands: the metrics must be readable above all then.
        const [found] = await database
          .query<{ oldest: Date | null }>(
            "SELECT min(created_at) AS oldest FROM delivery WHERE state = 'pending'",
          )
          .catch(() => [])
        if (found) this.set(found.oldest ? Math.max(0, now() - found.oldest.getTime()) / 1000 : 0)
      },
    })
  }

  /** `pending`: it will be tried again. */
  count(state: 'delivered' | 'pending' | 'failed'): void {
    this.#attempts.inc({ state })
  }
}
