import type { Registry } from 'prom-client'
import { Agent, type Dispatcher } from 'undici'
import { nextAttemptAt } from '@/lib/domain/webhooks/delivery-schedule'
import { unseal } from '@/lib/server/crypto/sealed'
import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import { type ClaimedDelivery, claimDeliveries } from '@/lib/server/forwarding/claim-deliveries'
import { DeliveryMetrics } from '@/lib/server/forwarding/delivery-metrics'
import { namesPrivateHost } from '@/lib/server/forwarding/names-private-host'
import { type AttemptResult, postDelivery } from '@/lib/server/forwarding/post-delivery'
import { PrivateTarget } from '@/lib/server/forwarding/private-target'
import { publicLookup } from '@/lib/server/forwarding/public-lookup'
import { type SettledDelivery, settleDeliveries } from '@/lib/server/forwarding/settle-deliveries'
import type { Log } from '@/lib/server/log'
import { writeApart } from '@/lib/server/write-apart'

export interface ForwarderParts {
  database: Database
  log: Log
  metrics: Registry
  encryptionKey: Buffer
  allowPrivateTargets: boolean
  now: () => number
}

const POLL_INTERVAL_MS = 1_000
/** Of one attempt, from DNS to the end of the answer. */
const ATTEMPT_LIMIT_MS = 15_000
const MAX_IN_FLIGHT = 128
const MAX_PER_TARGET = 16
/** To a target whose last attempt failed: enough to see that it is back, too few to fill the places of others. */
const MAX_PER_FAILING_TARGET = 2

/**
 * Forwards what is in the queue (contract 4.2), at least once. Any number of instances share it: each takes what is due under a
 * lease. A target has few places at an instance, and fewer while it fails, so that it holds back only itself.
 */
export class Forwarder {
  readonly #agent: Dispatcher
  readonly #metrics: DeliveryMetrics
  readonly #settle: GroupCommit<SettledDelivery>
  readonly #inFlight = new Set<{
    target: string
    controller: AbortController
    done: Promise<void>
  }>()
  readonly #failing = new Set<string>()
  #claiming: Promise<void> | null = null
  /** Something may have become due since the claim that is under way began. */
  #again = false
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(private readonly parts: ForwarderParts) {
    const { database, metrics, now, allowPrivateTargets } = parts
    this.#agent = new Agent({
      connections: MAX_PER_TARGET,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: ATTEMPT_LIMIT_MS,
        ...(allowPrivateTargets ? {} : { lookup: publicLookup }),
      },
    })
    this.#metrics = new DeliveryMetrics(metrics, database, now)
    this.#settle = new GroupCommit((settled) =>
      writeApart(
        settled,
        (some) => settleDeliveries(database, some),
        (one) => settleDeliveries(database, [{ ...one, error: null }]),
      ),
    )
  }

  start(): void {
    this.wake()
    this.#timer = setInterval(() => this.wake(), POLL_INTERVAL_MS)
  }

  /** Looks for what is due now; to be called when something was put into the queue. */
  wake(): void {
    this.#again = true
    if (this.#stopped || this.#claiming) return
    this.#claiming = this.#claim()
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'deliveries could not be claimed; trying again'),
      )
      .finally(() => {
        this.#claiming = null
        if (this.#again && this.#inFlight.size < MAX_IN_FLIGHT) this.wake()
      })
  }

  /** Takes nothing more and finishes what is in flight; what is not finished at `limit` (milliseconds since 1970) goes back to the queue. */
  async stop(limit: number): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    const giveUp = setTimeout(
      () => {
        for (const { controller } of this.#inFlight)
          controller.abort(new Stopped('The server stopped during the attempt.'))
      },
      Math.max(0, limit - Date.now()),
    )
    await this.#claiming
    await Promise.all([...this.#inFlight].map(({ done }) => done))
    clearTimeout(giveUp)
    await this.#agent.destroy()
  }

  async #claim(): Promise<void> {
    this.#again = false
    const free = MAX_IN_FLIGHT - this.#inFlight.size
    if (free === 0) return
    const claimed = await claimDeliveries(this.parts.database, this.parts.now(), {
      free,
      perTarget: MAX_PER_TARGET,
      taken: this.#takenPlaces(),
    })
    for (const delivery of claimed) this.#start(delivery)
  }

  #takenPlaces(): Map<string, number> {
    const taken = new Map(
      [...this.#failing].map((target) => [target, MAX_PER_TARGET - MAX_PER_FAILING_TARGET]),
    )
    for (const { target } of this.#inFlight) taken.set(target, (taken.get(target) ?? 0) + 1)
    return taken
  }

  #start(delivery: ClaimedDelivery): void {
    const controller = new AbortController()
    const limit = setTimeout(
      () => controller.abort(new Error(`No answer within ${ATTEMPT_LIMIT_MS / 1000} seconds.`)),
      ATTEMPT_LIMIT_MS,
    )
    const done = this.#deliver(delivery, controller.signal)
      // The lease runs out, and it is tried again.
      .catch((error: unknown) =>
        this.parts.log.warn(
          { err: error, delivery: delivery.id },
          'a delivery was not tried, or what became of it not written',
        ),
      )
      .finally(() => {
        clearTimeout(limit)
        this.#inFlight.delete(flight)
        this.wake()
      })
    const flight = { target: delivery.target, controller, done }
    this.#inFlight.add(flight)
  }

  async #deliver(delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
    const at = this.parts.now()
    const begun = performance.now()
    const { verdict, status, error } = await this.#attempt(delivery, at, signal)
    const tookMs = Math.round(performance.now() - begun)
    if (verdict === 'delivered') this.#failing.delete(delivery.target)
    else if (delivery.target) this.#failing.add(delivery.target)
    const now = this.parts.now()
    const again =
      signal.reason instanceof Stopped
        ? now
        : verdict === 'again'
          ? nextAttemptAt({
              attempts: delivery.attempts,
              now,
              giveUpAt: delivery.give_up_at.getTime(),
              chance: Math.random(),
            })
          : null
    const state = verdict === 'delivered' ? 'delivered' : again === null ? 'failed' : 'pending'
    await this.#settle.add({
      partnerId: delivery.partner_id,
      id: delivery.id,
      lease: delivery.lease,
      state,
      status,
      error,
      tookMs,
      at,
      nextAt: again ?? now,
    })
    this.#metrics.count(state)
  }

  async #attempt(
    { id, url, body, headers, billed, secret_encrypted }: ClaimedDelivery,
    at: number,
    signal: AbortSignal,
  ): Promise<AttemptResult> {
    if (url === null)
      return {
        verdict: 'never',
        status: null,
        error: 'There is no address any more that it could go to.',
      }
    if (!this.parts.allowPrivateTargets && namesPrivateHost(url))
      return { verdict: 'again', status: null, error: new PrivateTarget().message }
    const secret = secret_encrypted && unseal(secret_encrypted, this.parts.encryptionKey)
    return postDelivery(this.#agent, { id, url, body, headers, billed, secret }, at, signal)
  }
}

/** Why an attempt was broken off that is nobody's failure. */
class Stopped extends Error {}
