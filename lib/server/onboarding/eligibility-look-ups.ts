import { nextLookUp } from '@/lib/domain/onboarding/look-up'
import type { ChannelDirectory, DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Database } from '@/lib/server/db/database'
import type { Log } from '@/lib/server/log'
import { noteFirstDeliveries } from '@/lib/server/onboarding/note-first-deliveries'
import { readWabaField } from '@/lib/server/onboarding/waba-field'
import { writeFailedLookUp, writeLookUp } from '@/lib/server/onboarding/write-look-up'
import { Repeating } from '@/lib/server/repeating'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'

/** What looking one WABA up came to. */
export interface LookUpResult {
  wabaId: string
  changed: boolean
  error: string | null
}

interface Parts {
  database: Database
  directory: ChannelDirectory
  upstreams: Upstreams
  log: Log
  now: () => number
  /** Called after a look-up changed something, so that this instance knows at once. */
  refresh: () => Promise<void>
}

interface DueRow {
  partner_id: string
  id: string
  onboarding_status: string | null
  onboarding_source: string | null
  terms_signed_at: Date | null
  check_error: string | null
  check_begun_at: Date | null
}

const FIELD = 'marketing_messages_onboarding_status'
const LOOK_INTERVAL_MS = 5_000
const DELIVERIES_INTERVAL_MS = 60_000
/** Asked at once on demand, and in the background at one look. */
const ASKED_AT_ONCE = 4
const MOST_DUE = 20

/**
 * Asks Meta for the onboarding status of WABAs whose provider is `meta` or `sandbox`: daily, after signed terms until it says
 * `ONBOARDED`, and on demand. Instances share the clock: it stands in the WABA's row. Also notes clients' first MM deliveries.
 */
export class EligibilityLookUps {
  readonly #looks: Repeating
  #deliveriesNotedAt = 0
  #closed = false
  readonly #onDemand = new Set<Promise<void>>()

  constructor(private readonly parts: Parts) {
    this.#looks = new Repeating(
      () => this.lookUpDue(),
      LOOK_INTERVAL_MS,
      (error) => parts.log.warn({ err: error }, 'WABAs could not be looked up'),
    )
  }

  start(): void {
    this.#looks.start()
  }

  async stop(): Promise<void> {
    this.#closed = true
    await Promise.all([this.#looks.stop(), ...this.#onDemand])
  }

  /** Looks up what is due, and is not being looked up by another instance. */
  async lookUpDue(): Promise<void> {
    const { database, now: clock } = this.parts
    const now = clock()
    if (now >= this.#deliveriesNotedAt + DELIVERIES_INTERVAL_MS) {
      this.#deliveriesNotedAt = now
      await noteFirstDeliveries(database, now)
    }
    // Roughly those that are due, partners in turn; the rule itself is `nextLookUp`.
    const rows = await database.query<DueRow>(
      `SELECT partner_id, id, onboarding_status, onboarding_source, terms_signed_at, check_error, check_begun_at FROM waba w
       WHERE (check_begun_at IS NULL OR check_begun_at < $1::timestamptz - interval '24 hours'
           OR check_error IS NOT NULL AND check_begun_at < $1::timestamptz - interval '1 hour'
           OR terms_signed_at IS NOT NULL AND check_begun_at < $1::timestamptz - interval '10 seconds'
             AND NOT (onboarding_source = 'provider' AND onboarding_status = 'ONBOARDED'))
         AND EXISTS (SELECT FROM channel c WHERE c.partner_id = w.partner_id AND c.waba_id = w.id AND c.deleted_at IS NULL AND c.provider <> '360dialog')
       ORDER BY row_number() OVER (PARTITION BY partner_id ORDER BY check_begun_at NULLS FIRST), check_begun_at NULLS FIRST LIMIT ${MOST_DUE}`,
      [new Date(now)],
    )
    const due = rows.filter(
      (row) =>
        nextLookUp(
          {
            status: row.onboarding_status,
            source: row.onboarding_source,
            termsSignedAt: row.terms_signed_at?.getTime() ?? null,
            failed: row.check_error !== null,
          },
          row.check_begun_at?.getTime() ?? null,
        ) <= now,
    )
    await this.#each(due, async (row) => {
      const channel = this.channelToAsk(row.partner_id, row.id)
      if (channel && (await this.#claim(row))) await this.lookUp(channel)
    })
  }

  /** A channel by which Meta can be asked about a WABA; null where it has none. */
  channelToAsk(partnerId: string, wabaId: string): DirectoryChannel | null {
    const channels = this.parts.directory.partner(partnerId)?.channels.values() ?? []
    return (
      [...channels].find(
        (channel) => channel.wabaId === wabaId && channel.provider !== '360dialog',
      ) ?? null
    )
  }

  /** Looks many up now, a few at a time, telling `onResult` of each; those not begun when the process closes are left. */
  lookUpAll(
    channels: readonly DirectoryChannel[],
    onResult: (result: LookUpResult) => void,
  ): Promise<void> {
    return this.#each(channels, async (channel) => onResult(await this.lookUp(channel)))
  }

  /** Work that goes on after its caller was answered: `stop` waits for it. */
  inBackground(work: Promise<void>): void {
    this.#onDemand.add(work)
    void work.finally(() => this.#onDemand.delete(work))
  }

  /** Asks Meta now; a failure is a value and stands in the WABA's row. */
  async lookUp(channel: DirectoryChannel): Promise<LookUpResult> {
    const { database, upstreams, refresh, now } = this.parts
    const { wabaId } = channel
    const waba = { partnerId: channel.partner.id, wabaId }
    const begunAt = now()
    await database.query('UPDATE waba SET check_begun_at = $3 WHERE partner_id = $1 AND id = $2', [
      waba.partnerId,
      wabaId,
      new Date(begunAt),
    ])
    try {
      const status = await readWabaField(upstreams, channel, FIELD)
      if (typeof status !== 'string')
        throw new Error(`Meta does not tell this channel's token the field ${FIELD}`)
      const changed = await writeLookUp(database, waba, { status, begunAt }, now())
      if (changed) await refresh()
      return { wabaId, changed, error: null }
    } catch (error) {
      const message = (error as Error).message || 'Meta gave no answer'
      // One that the end of the process broke off says nothing of Meta.
      if (!this.#closed) await writeFailedLookUp(database, waba, message)
      return { wabaId, changed: false, error: message }
    }
  }

  /** Of all instances one gets to look. */
  async #claim({ partner_id, id, check_begun_at }: DueRow): Promise<boolean> {
    const rows = await this.parts.database.query(
      'UPDATE waba SET check_begun_at = $4 WHERE partner_id = $1 AND id = $2 AND check_begun_at IS NOT DISTINCT FROM $3::timestamptz RETURNING id',
      [partner_id, id, check_begun_at, new Date(this.parts.now())],
    )
    return rows.length > 0
  }

  async #each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
    const waiting = [...items]
    const next = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined && !this.#closed; item = waiting.shift())
        await work(item)
    }
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, next))
  }
}
