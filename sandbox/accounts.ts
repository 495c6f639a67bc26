import { createHash } from 'node:crypto'
import type { KnownWaba } from '@/sandbox/known-waba'

/** What the sandbox knows of a WABA; any run of digits is one. */
export interface Waba {
  /** `null`: Meta does not say, so the field is absent from answers. */
  marketing_messages_onboarding_status: string | null
  disable_marketing_messages_on_cloud_api: boolean
}

/** A phone number: `name` is what deliveries show of it. */
export interface Channel {
  name: string
  waba: string
}

const DEFAULT_WABA = '102290129340398'
const fresh: Waba = { marketing_messages_onboarding_status: 'ONBOARDED', disable_marketing_messages_on_cloud_api: false }

/** WABAs with their flags, and which WABA a key or phone number id belongs to. */
export class Accounts {
  readonly #wabas: Map<string, Waba>
  #links = new Map<string, string>()
  #channels = new Map<string, Channel>()

  constructor(known: readonly KnownWaba[] = []) {
    this.#wabas = new Map(known.map(({ id, marketing_messages_onboarding_status }) => [id, { ...fresh, marketing_messages_onboarding_status }]))
  }

  waba(id: string): Waba {
    return this.#wabas.get(id) ?? fresh
  }

  setWaba(id: string, change: Partial<Waba>): void {
    this.#wabas.set(id, { ...this.waba(id), ...change })
  }

  link(keyOrPhoneNumberId: string, waba: string): void {
    this.#links.set(keyOrPhoneNumberId, waba)
    this.#channels.clear()
  }

  /** The channel of a key: the linked WABA, else the one named in the key (`…waba-<digits>…`), else the default. */
  byKey(key: string): Channel {
    return this.#channel(key, () => `sha256:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`)
  }

  byPhoneNumberId(id: string): Channel {
    return this.#channel(id, () => id)
  }

  // Kept, so that a known channel costs no hash.
  #channel(credential: string, name: () => string): Channel {
    let channel = this.#channels.get(credential)
    if (!channel) {
      channel = { name: name(), waba: this.#links.get(credential) ?? /waba-(\d+)/.exec(credential)?.[1] ?? DEFAULT_WABA }
      this.#channels.set(credential, channel)
    }
    return channel
  }
}
