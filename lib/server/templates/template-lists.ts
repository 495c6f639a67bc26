import { storableText } from '@/lib/domain/text/storable-text'
import type { ChannelDirectory, DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Database } from '@/lib/server/db/database'
import { FairQueue } from '@/lib/server/fairness/fair-queue'
import type { Log } from '@/lib/server/log'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import { readProviderList } from '@/lib/server/templates/provider-list'
import { setAsideWords } from '@/lib/server/templates/set-aside-words'
import { writeProviderList } from '@/lib/server/templates/write-provider-list'

/** What reading one WABA's list came to. */
export interface ListReading {
  partnerId: string
  wabaId: string
  templates: { category: string }[]
  /** What of the list was left out, and why. */
  setAside: string[]
  error: string | null
}

interface Parts {
  database: Database
  directory: ChannelDirectory
  upstreams: Upstreams
  log: Log
  now: () => number
  /** Called after a list was written, so that this instance knows at once. */
  refresh: () => Promise<void>
}

const STALE_AT_START_MS = 24 * 60 * 60 * 1000
const STALE_AFTER_UNKNOWN_MS = 10 * 60 * 1000

const LONGEST_ERROR = 1_000

/** Lists read at once on demand: providers limit such calls by the hour, and each holds a page of templates in memory. */
const READ_AT_ONCE = 4

/**
 * Reads providers' template lists (contract 2.1): when a channel is added, at the start if older than 24 h, on demand, and
 * at most once in 10 minutes after an unknown template was seen. Instances share the clock: it stands in the WABA's row.
 */
export class TemplateLists {
  /** Partners in turn, one list of each at a time: who has thousands of WABAs keeps no other waiting. */
  readonly #reads = new FairQueue({ places: 4, perOwner: 1 })
  readonly #onDemand = new Set<Promise<void>>()
  /** When this instance last looked, so that a stream of unknown templates asks the database once. */
  readonly #lookedAt = new Map<string, number>()
  #closed = false

  constructor(private readonly parts: Parts) {}

  /** Reads now, whatever the age; a failure is a value and stands in the WABA's row. */
  async read(channel: DirectoryChannel): Promise<ListReading> {
    const { partner, wabaId } = channel
    const readAt = new Date(this.parts.now())
    await this.parts.database.query(
      'UPDATE waba SET templates_read_at = $3 WHERE partner_id = $1 AND id = $2',
      [partner.id, wabaId, readAt],
    )
    try {
      const { templates, setAside } = await readProviderList(this.parts.upstreams, channel)
      const refused = await writeProviderList(
        this.parts.database,
        { partnerId: partner.id, wabaId, readAt },
        templates,
      )
      setAside.push(...refused.map(({ name }) => `${name}: the database cannot hold it`))
      await this.#note(channel, setAsideWords(setAside))
      await this.parts.refresh()
      return {
        partnerId: partner.id,
        wabaId,
        templates: templates.filter((template) => !refused.includes(template)),
        setAside,
        error: null,
      }
    } catch (error) {
      const message = storableText((error as Error).message, LONGEST_ERROR)
      await this.#note(channel, message)
      return { partnerId: partner.id, wabaId, templates: [], setAside: [], error: message }
    }
  }

  /** After an unknown template was seen or a channel added: reads in the background, unless the list is younger than ten minutes. */
  readSoon(channel: DirectoryChannel): void {
    const key = `${channel.partner.id} ${channel.wabaId}`
    const now = this.parts.now()
    if (now - (this.#lookedAt.get(key) ?? 0) < STALE_AFTER_UNKNOWN_MS) return
    this.#lookedAt.set(key, now)
    this.#readIfOlder(channel, STALE_AFTER_UNKNOWN_MS)
  }

  /** At the start: every WABA's list that is older than a day, of each partner one after the other, in the background. */
  readStale(): void {
    for (const channel of this.parts.directory.oneChannelOfEachWaba())
      this.#readIfOlder(channel, STALE_AT_START_MS)
  }

  /** Reads many lists now, a few at a time, telling `onReading` of each; those not begun when the process closes are left. */
  async readAll(
    channels: readonly DirectoryChannel[],
    onReading: (reading: ListReading) => void,
  ): Promise<void> {
    const waiting = [...channels]
    const readNext = async (): Promise<void> => {
      for (let channel = waiting.shift(); channel && !this.#closed; channel = waiting.shift())
        onReading(await this.read(channel))
    }
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readNext))
  }

  /** Work on lists that goes on after its caller was answered: `close` waits for it. */
  inBackground(work: Promise<void>): void {
    this.#onDemand.add(work)
    void work.finally(() => this.#onDemand.delete(work))
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#onDemand)
  }

  #readIfOlder(channel: DirectoryChannel, ageMs: number): void {
    const reading = this.#reads
      .run(channel.partner.id, async () => {
        if (!this.#closed && (await this.#claim(channel, ageMs))) await this.read(channel)
      })
      .catch((error: unknown) => {
        this.parts.log.warn(
          { err: error, wabaId: channel.wabaId },
          'a template list could not be read',
        )
      })
    this.inBackground(reading)
  }

  /** Of all instances one gets to read. */
  async #claim({ partner, wabaId }: DirectoryChannel, ageMs: number): Promise<boolean> {
    const now = this.parts.now()
    const rows = await this.parts.database.query(
      `UPDATE waba SET templates_read_at = $3 WHERE partner_id = $1 AND id = $2
         AND (templates_read_at IS NULL OR templates_read_at < $4) RETURNING id`,
      [partner.id, wabaId, new Date(now), new Date(now - ageMs)],
    )
    return rows.length > 0
  }

  /** A reading that the end of the process broke off says nothing of the provider. */
  async #note({ partner, wabaId }: DirectoryChannel, error: string | null): Promise<void> {
    if (!this.#closed)
      await this.parts.database.query(
        'UPDATE waba SET templates_error = $3 WHERE partner_id = $1 AND id = $2',
        [partner.id, wabaId, error],
      )
  }
}
