import { randomInt } from 'node:crypto'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Database } from '@/lib/server/db/database'
import { Random } from '@/lib/server/demo/history/random'
import { LOCAL_REQUEST_HEADER } from '@/lib/server/http/front-door-headers'
import type { Log } from '@/lib/server/log'
import type { Runtime } from '@/lib/server/runtime'

/** A send every four seconds or so: enough that every page lives, and a folder that does not grow overnight. */
const PAUSE_MS = [2_000, 6_000] as const

interface Template {
  waba_id: string
  name: string
  language: string
}

/** Sends now and then by the demonstration's channels, through the gateway and with their keys as a client would. */
export class DemoTraffic {
  #timer: NodeJS.Timeout | null = null
  #sending: Promise<void> = Promise.resolve()
  readonly #random = new Random(randomInt(2 ** 32))

  constructor(
    private readonly runtime: Pick<Runtime, 'doors' | 'gateway'> & { database: Database },
    private readonly partnerId: string,
    private readonly log: Log,
  ) {}

  start(): void {
    this.#timer = setTimeout(
      () => {
        this.#sending = this.#send()
          .catch((error: unknown) =>
            this.log.warn({ err: error }, 'the demonstration could not send'),
          )
          .then(() => {
            if (this.#timer) this.start()
          })
      },
      this.#random.between(...PAUSE_MS),
    )
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#sending
  }

  async #send(): Promise<void> {
    const channels = [
      ...(this.runtime.gateway.directory.partner(this.partnerId)?.channels.values() ?? []),
    ].filter(({ provider }) => provider === 'sandbox')
    if (channels.length === 0) return
    const channel = this.#random.pick(channels)
    const templates = await this.runtime.database.query<Template>(
      "SELECT waba_id, name, language FROM template WHERE partner_id = $1 AND waba_id = $2 AND status = 'APPROVED'",
      [this.partnerId, channel.wabaId],
    )
    if (templates.length === 0) return
    const body = Buffer.from(JSON.stringify(this.#message(channel, this.#random.pick(templates))))
    await this.runtime.doors.send('messages', {
      method: 'POST',
      path: '/messages',
      query: new URLSearchParams(),
      headers: {
        'content-type': 'application/json',
        'd360-api-key': channel.upstreamKey,
        [LOCAL_REQUEST_HEADER]: 'yes',
      },
      body: async () => body,
    })
  }

  #message(channel: DirectoryChannel, { name, language }: Template) {
    const to =
      channel.phoneNumber.slice(0, -4) + String(this.#random.between(0, 9999)).padStart(4, '0')
    return {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to,
      type: 'template',
      template: { name, language: { policy: 'deterministic', code: language } },
    }
  }
}
