import type { Billed, Style, Way } from '@/sandbox/outcome'

/** One send that passed the checks, accepted or not. A delivery is a send that was accepted, whatever its caller saw. */
export interface Send {
  /** Milliseconds since 1970. */
  at: number
  style: Style
  way: Way
  /** `sha256:` and 16 hex digits of the key's hash, or the phone number id. */
  channel: string
  waba: string
  template: string | null
  language: string | null
  /** Digits of the phone number, or a business-scoped user id. */
  recipient: string
  accepted: boolean
  wamid: string | null
  billed: Billed | null
  /** The request body, byte for byte. */
  body: Buffer
}

const KEPT_SENDS = 100_000
const KEPT_BYTES = 256 * 1024 * 1024

/** Exact numbers since the last reset, also of sends that are no longer kept. */
class Counts {
  total = 0
  way = new Map<string, number>()
  template = new Map<string, number>()
  recipient = new Map<string, number>()

  add(send: Send): void {
    this.total += 1
    increment(this.way, send.way)
    increment(this.recipient, send.recipient)
    if (send.template !== null) increment(this.template, send.template)
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** The latest sends, bounded in number and bytes, and exact counts of all. */
export class SendLog {
  readonly counts = { sends: new Counts(), deliveries: new Counts() }
  #kept = new Map<number, Send>()
  #oldest = 0
  #bytes = 0

  add(send: Send): void {
    this.counts.sends.add(send)
    if (send.accepted) this.counts.deliveries.add(send)
    this.#kept.set(this.counts.sends.total - 1, send)
    this.#bytes += send.body.length
    while (this.#kept.size > KEPT_SENDS || this.#bytes > KEPT_BYTES) this.#forgetOldest()
  }

  /** The kept sends, oldest first. */
  sends(): Send[] {
    return [...this.#kept.values()]
  }

  deliveries(): Send[] {
    return this.sends().filter((send) => send.accepted)
  }

  #forgetOldest(): void {
    this.#bytes -= this.#kept.get(this.#oldest)?.body.length ?? 0
    this.#kept.delete(this.#oldest)
    this.#oldest += 1
  }
}
