import type { Change } from '@/sandbox/webhooks/change'
import type { Random } from '@/sandbox/webhooks/random'
import type { Schedule } from '@/sandbox/webhooks/schedule'
import { shuffled } from '@/sandbox/webhooks/shuffled'
import { signBody } from '@/sandbox/webhooks/sign-body'
import type { WebClient } from '@/sandbox/webhooks/web-client'
import { webhookBody } from '@/sandbox/webhooks/webhook-body'
import type { WebhookCounts } from '@/sandbox/webhooks/webhook-counts'
import type { WebhookSettings } from '@/sandbox/webhooks/webhook-settings'

const AT_ONCE = 8

/** Where webhooks go; as `/v1/configs/webhook` is given it. */
export interface Address {
  url: string
  headers?: Readonly<Record<string, string>>
}

interface Post {
  changes: readonly (() => Change)[]
  tries: number
}

/** What the outboxes share. */
export interface Sender {
  readonly settings: WebhookSettings
  readonly counts: WebhookCounts
  readonly schedule: Schedule
  readonly client: WebClient
  readonly random: Random
  readonly closed: boolean
}

/** Puts the updates of one address together into POSTs, eight at a time, and repeats each until it is answered 200 or given up. */
export class Outbox {
  #waiting: (() => Change)[] = []
  /** Where the waiting begin: what was taken is cut off only now and then, for an array of 100,000 is slow to shift. */
  #first = 0
  /** How many of the waiting have waited long enough. */
  #ripe = 0
  #ripens = false
  #repeats: Post[] = []
  #underWay = 0

  constructor(
    private readonly address: Address,
    private readonly sender: Sender,
  ) {}

  add(change: () => Change): void {
    const { batch } = this.sender.settings
    this.#waiting.push(change)
    if (this.#waiting.length - this.#first >= batch.max) this.#ripen()
    else if (!this.#ripens) {
      this.#ripens = true
      this.sender.schedule.at(Date.now() + batch.wait_ms, () => this.#ripen())
    }
  }

  #ripen(): void {
    this.#ripens = false
    this.#ripe = this.#waiting.length - this.#first
    this.#begin()
  }

  #begin(): void {
    while (this.#underWay < AT_ONCE) {
      const post = this.#repeats.shift() ?? this.#next()
      if (!post) return
      void this.#send(post)
    }
  }

  #next(): Post | undefined {
    if (this.#ripe === 0) return undefined
    const { batch, shuffle } = this.sender.settings
    const changes = this.#waiting.slice(this.#first, this.#first + batch.max)
    this.#first += changes.length
    this.#ripe = Math.max(this.#ripe - changes.length, 0)
    if (2 * this.#first >= this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#first)
      this.#first = 0
    }
    return { changes: shuffle ? shuffled(changes, this.sender.random) : changes, tries: 0 }
  }

  async #send(post: Post): Promise<void> {
    const {
      sender: { settings, counts, client },
      address,
    } = this
    this.#underWay += 1
    // Made anew for each try: what waits is small.
    const body = webhookBody(post.changes.map((change) => change()))
    counts.sent += 1
    if (post.tries > 0) counts.retried += 1
    const headers = {
      'content-type': 'application/json',
      ...settings.headers,
      ...address.headers,
      ...signBody(body, settings.secret),
    }
    const answer = await client.post(address.url, headers, body)
    this.#underWay -= 1
    if (this.sender.closed) return
    if (answer?.http === 200) {
      counts.answered_200 += 1
      counts.updates_waiting -= post.changes.length
    } else this.#repeatLater(post)
    this.#begin()
  }

  #repeatLater({ changes, tries }: Post): void {
    const {
      settings: { retry },
      counts,
      schedule,
    } = this.sender
    const wait = retry.first_ms * 2 ** tries
    if (wait > retry.max_ms) {
      counts.given_up += 1
      counts.updates_waiting -= changes.length
      return
    }
    schedule.at(Date.now() + wait, () => {
      this.#repeats.push({ changes, tries: tries + 1 })
      this.#begin()
    })
  }
}
