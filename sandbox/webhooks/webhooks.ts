import type { Channel } from '@/sandbox/accounts'
import type { Change } from '@/sandbox/webhooks/change'
import { drawFate } from '@/sandbox/webhooks/draw-fate'
import type { Fate } from '@/sandbox/webhooks/fates'
import { type Address, Outbox, type Sender } from '@/sandbox/webhooks/outbox'
import { planUpdates } from '@/sandbox/webhooks/plan-updates'
import { type Random, randomSource } from '@/sandbox/webhooks/random'
import { Schedule } from '@/sandbox/webhooks/schedule'
import type { AcceptedMessage } from '@/sandbox/webhooks/status-change'
import { WebClient } from '@/sandbox/webhooks/web-client'
import { WebhookCounts } from '@/sandbox/webhooks/webhook-counts'
import type { WebhookSettings } from '@/sandbox/webhooks/webhook-settings'

/** Those of more than 100,000 messages; each takes about 650 bytes. */
const MOST_WAITING = 400_000

/** Sends webhooks: of accepted messages over their life, and single changes at once. */
export class Webhooks implements Sender {
  readonly counts = new WebhookCounts()
  readonly schedule = new Schedule()
  readonly client = new WebClient()
  /** Replaced with the settings. */
  random: Random
  closed = false
  #outboxes = new Map<string, Outbox>()
  #channels = new Map<string, { wabaId: string; address: Address }>()
  #wabas = new Map<string, string>()

  constructor(public settings: WebhookSettings) {
    this.random = randomSource(settings.seed)
  }

  /** What comes from now on is planned and sent so; a seed begins again. */
  configure(settings: WebhookSettings): void {
    this.settings = settings
    this.random = randomSource(settings.seed)
  }

  /** Settings, without the secret itself, and counts. */
  described(): Record<string, unknown> {
    const { secret, ...settings } = this.settings
    return {
      settings: { ...settings, secret: secret && { kind: secret.kind } },
      counts: this.counts,
    }
  }

  channelAddress({ name }: Channel): Address | undefined {
    return this.#channels.get(name)?.address
  }

  setChannelAddress({ name, waba }: Channel, address: Address): void {
    this.#channels.set(name, { wabaId: waba, address })
  }

  wabaUrl(wabaId: string): string | undefined {
    return this.#wabas.get(wabaId)
  }

  setWabaUrl(wabaId: string, url: string | undefined): void {
    if (url === undefined) this.#wabas.delete(wabaId)
    else this.#wabas.set(wabaId, url)
  }

  /** Plans all webhooks of a message that was just accepted: its scripted fate, else one that the rates draw. */
  accepted(channel: Channel, message: AcceptedMessage, scripted: Fate | undefined): void {
    const own = this.channelAddress(channel)
    const address = own?.url ? own : this.#addressOfWaba(channel.waba)
    if (!address) return
    const outbox = this.#outbox(address)
    const fate = scripted ?? drawFate(this.settings, this.random)
    for (const { due, change } of planUpdates(
      message,
      fate,
      this.settings,
      this.random,
      Date.now(),
    )) {
      if (this.#takes()) this.schedule.at(due, () => outbox.add(change))
    }
  }

  /** Sends one change of a WABA at once; gives to how many addresses. */
  fire(wabaId: string, change: Change): number {
    const outboxes = new Set(this.#addressesOfWaba(wabaId).map((address) => this.#outbox(address)))
    for (const outbox of outboxes) if (this.#takes()) outbox.add(() => change)
    return outboxes.size
  }

  /** Forgets what waits and drops all connections. */
  close(): void {
    this.closed = true
    this.schedule.clear()
    this.client.close()
  }

  /** Its own address, else the general one. */
  #addressOfWaba(wabaId: string): Address | undefined {
    const url = this.#wabas.get(wabaId) ?? this.settings.url
    return url === null ? undefined : { url }
  }

  /** What concerns a whole WABA goes to its own address, else to each of its channels, else to the general one. */
  #addressesOfWaba(wabaId: string): Address[] {
    const ofChannels = this.#wabas.has(wabaId)
      ? []
      : [...this.#channels.values()]
          .filter((channel) => channel.wabaId === wabaId && channel.address.url !== '')
          .map(({ address }) => address)
    return ofChannels.length > 0
      ? ofChannels
      : [this.#addressOfWaba(wabaId)].filter((address) => address !== undefined)
  }

  /** Whether one more update may wait. */
  #takes(): boolean {
    const takes = this.counts.updates_waiting < MOST_WAITING
    if (takes) this.counts.updates_waiting += 1
    else this.counts.updates_dropped += 1
    return takes
  }

  #outbox(address: Address): Outbox {
    const key = JSON.stringify([address.url, address.headers])
    let outbox = this.#outboxes.get(key)
    if (!outbox) {
      outbox = new Outbox(address, this)
      this.#outboxes.set(key, outbox)
    }
    return outbox
  }
}
