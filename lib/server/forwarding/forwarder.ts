import type { Registry } from 'prom-client'
import { Agent, type Dispatcher } from 'undici'
import { nextAttemptAt } from '@/lib/domain/webhooks/delivery-schedule'
import { unseal } from '@/lib/server/crypto/sealed'
import type { Database } from '@/lib/server/db/database'
import { GroupCommit } from '@/lib/server/db/group-commit'
import { FairQueue } from '@/lib/server/fairness/fair-queue'
import { FairShare } from '@/lib/server/fairness/fair-share'
import { type ClaimedDelivery, claimDeliveries } from '@/lib/server/forwarding/claim-deliveries'
import { DeliveryMetrics } from '@/lib/server/forwarding/delivery-metrics'
import { namesPrivateHost } from '@/lib/server/forwarding/names-private-host'
import { PartnerLane } from '@/lib/server/forwarding/partner-lane'
import { partnersWithDeliveries } from '@/lib/server/forwarding/partners-with-deliveries'
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
  /** The clock of signatures and of the log; the queue goes by the database's. */
  now: () => number
}

const POLL_INTERVAL_MS = 1_000
/** Of one attempt, from DNS to the end of the answer. */
const ATTEMPT_LIMIT_MS = 15_000
/** A target that takes longer holds its places as one does that fails, and gets as few. */
const SLOW_MS = 5_000
const MAX_IN_FLIGHT = 128
const MAX_PER_TARGET = 16
/** To a target that fails: enough to see that it is back, too few to fill the places of others. */
const MAX_PER_FAILING_TARGET = 2
/** To all of a partner's targets that fail, however many there are. */
const MAX_FAILING = 16

/**
 * Forwards what is in the queue (contract 4.2), at least once. Any number of instances share it: each takes what is due under a
 * lease. Partners share the places of an instance (fair-share), and have queue, targets and failures of their own. A target has
 * few of its partner's places, and fewer while it fails, so that it holds back only itself.
 */
export class Forwarder {
  readonly #agent: Dispatcher
  readonly #metrics: DeliveryMetrics
  readonly #settle: GroupCommit<SettledDelivery>
  readonly #places = new FairShare(MAX_IN_FLIGHT)
  /** Claims at once, one of a partner. */
  readonly #claims = new FairQueue({ places: 2, perOwner: 1 })
  readonly #lanes = new Map<string, PartnerLane>()
  readonly #inFlight = new Set<{ controller: AbortController; done: Promise<void> }>()
  #looking: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #stopped = false
  /** It stopped, and the time that was left for what is in flight is over. */
  #overdue = false

  constructor(private readonly parts: ForwarderParts) {
    const { database, metrics, now, allowPrivateTargets } = parts
    this.#agent = new Agent({
      // A host that partners share has each one's places.
      connections: MAX_IN_FLIGHT,
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
    this.#look()
    this.#timer = setInterval(() => this.#look(), POLL_INTERVAL_MS)
  }

  /** Looks for what of a partner is due now; to be called when something was put into the queue. */
  wake(partnerId: string): void {
    if (this.#stopped) return
    const lane = this.#lane(partnerId)
    lane.again = true
    lane.claiming ??= this.#claimAll(partnerId, lane)
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'deliveries could not be claimed; trying again'),
      )
      .finally(() => {
        lane.claiming = null
        if (lane.again) this.wake(partnerId)
      })
  }

  /** Takes nothing more and finishes what is in flight; what is not finished after `limitMs` milliseconds goes back to the queue. */
  async stop(limitMs: number): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    const giveUp = setTimeout(() => {
      this.#overdue = true
      for (const { controller } of this.#inFlight) controller.abort(new Stopped())
    }, limitMs)
    await this.#looking
    await Promise.all([...this.#lanes.values()].map(({ claiming }) => claiming))
    await Promise.all([...this.#inFlight].map(({ done }) => done))
    clearTimeout(giveUp)
    await this.#agent.destroy()
  }

  #look(): void {
    this.#looking = partnersWithDeliveries(this.parts.database).then(
      (partners) => {
        for (const partnerId of partners) this.wake(partnerId)
      },
      (error: unknown) =>
        this.parts.log.warn({ err: error }, 'deliveries could not be looked for; trying again'),
    )
  }

  #lane(partnerId: string): PartnerLane {
    let lane = this.#lanes.get(partnerId)
    if (!lane) this.#lanes.set(partnerId, (lane = new PartnerLane()))
    return lane
  }

  /** Until there was nothing more since the last claim began, or the partner has no place left. */
  async #claimAll(partnerId: string, lane: PartnerLane): Promise<void> {
    while (lane.again && !this.#stopped) {
      lane.again = false
      const free = this.#places.room(partnerId)
      lane.wantsMore = free === 0
      if (free > 0) await this.#claims.run(partnerId, () => this.#claim(partnerId, lane))
    }
  }

  async #claim(partnerId: string, lane: PartnerLane): Promise<void> {
    const free = this.#places.room(partnerId)
    if (free === 0 || this.#stopped) return
    // Taken before they are needed: others claim meanwhile.
    this.#places.take(partnerId, free)
    let claimed: ClaimedDelivery[] = []
    try {
      claimed = await claimDeliveries(this.parts.database, partnerId, {
        free,
        perTarget: MAX_PER_TARGET,
        freeForFailing: Math.max(0, MAX_FAILING - lane.inFlightToFailing),
        taken: lane.taken(MAX_PER_TARGET - MAX_PER_FAILING_TARGET),
        failing: lane.failing,
      })
    } finally {
      this.#giveBack(partnerId, free - claimed.length)
    }
    lane.wantsMore = claimed.length === free
    for (const delivery of claimed) this.#start(delivery, lane)
  }

  #giveBack(partnerId: string, places: number): void {
    this.#places.give(partnerId, places)
    for (const [waiting, lane] of this.#lanes) {
      if (lane.wantsMore && waiting !== partnerId && this.#places.room(waiting) > 0)
        this.wake(waiting)
    }
  }

  #start(delivery: ClaimedDelivery, lane: PartnerLane): void {
    const controller = new AbortController()
    // Claimed just before.
    if (this.#overdue) controller.abort(new Stopped())
    const limit = setTimeout(
      () => controller.abort(new Error(`No answer within ${ATTEMPT_LIMIT_MS / 1000} seconds.`)),
      ATTEMPT_LIMIT_MS,
    )
    lane.begin(delivery.target)
    const done = this.#deliver(delivery, lane, controller.signal)
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
        lane.end(delivery.target)
        this.#giveBack(delivery.partner_id, 1)
        this.wake(delivery.partner_id)
      })
    const flight = { controller, done }
    this.#inFlight.add(flight)
  }

  async #deliver(delivery: ClaimedDelivery, lane: PartnerLane, signal: AbortSignal): Promise<void> {
    const at = this.parts.now()
    const begun = performance.now()
    const { verdict, status, error } = await this.#attempt(delivery, at, signal)
    const tookMs = Math.round(performance.now() - begun)
    if (delivery.target) lane.note(delivery.target, verdict !== 'delivered' || tookMs >= SLOW_MS)
    // By the queue's own clock, of which the claim told how long it is until the end.
    const again =
      signal.reason instanceof Stopped
        ? tookMs
        : verdict === 'again'
          ? nextAttemptAt({
              attempts: delivery.attempts,
              now: tookMs,
              giveUpAt: delivery.give_up_in_ms,
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
      waitMs: (again ?? tookMs) - tookMs,
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
class Stopped extends Error {
  override message = 'The server stopped during the attempt.'
}
