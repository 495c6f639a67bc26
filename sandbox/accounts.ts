import { createHash } from 'node:crypto'
import type { KnownWaba } from '@/sandbox/known-waba'
import type { PhoneNumber } from '@/sandbox/webhooks/change'

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
  /** What webhooks call it; in Graph style the same as the name. */
  phoneNumberId: string
}

/** What the control API may say of a key or a phone number id. */
export interface ChannelLink {
  waba_id: string
  phone_number_id?: string
  /** Digits. */
  display_phone_number?: string
}

const DEFAULT_WABA = '102290129340398'
const fresh: Waba = {
  marketing_messages_onboarding_status: 'ONBOARDED',
  disable_marketing_messages_on_cloud_api: false,
}

/** WABAs with their flags, and which WABA and phone number a key or phone number id belongs to. */
export class Accounts {
  readonly #wabas: Map<string, Waba>
  readonly #owners: ReadonlyMap<string, string>
  readonly #links: Map<string, ChannelLink>
  readonly #displayNumbers: Map<string, string>
  #channels = new Map<string, Channel>()

  constructor(known: readonly KnownWaba[] = []) {
    this.#wabas = new Map(
      known.map(({ id, marketing_messages_onboarding_status }) => [
        id,
        { ...fresh, marketing_messages_onboarding_status },
      ]),
    )
    this.#owners = new Map(
      known.flatMap(({ id, owner_business_id: owner }) =>
        owner === undefined ? [] : [[id, owner]],
      ),
    )
    const numbers = known.flatMap(({ id, phone_numbers = [] }) =>
      phone_numbers.map((number) => ({ ...number, waba_id: id })),
    )
    this.#links = new Map(numbers.map((number) => [number.phone_number_id, number]))
    this.#displayNumbers = new Map(
      numbers.map((number) => [number.phone_number_id, number.display_phone_number]),
    )
  }

  waba(id: string): Waba {
    return this.#wabas.get(id) ?? fresh
  }

  setWaba(id: string, change: Partial<Waba>): void {
    this.#wabas.set(id, { ...this.waba(id), ...change })
  }

  /** The WABAs that were named, or that a channel seen belongs to. */
  wabaIds(): string[] {
    return [
      ...new Set([...this.#wabas.keys(), ...[...this.#channels.values()].map(({ waba }) => waba)]),
    ]
  }

  /** The business portfolio that owns a WABA; made up where the sandbox was not told. */
  ownerOf(wabaId: string): string {
    return this.#owners.get(wabaId) ?? madeUp(`owner of ${wabaId}`)
  }

  /** All WABAs of the portfolio that a WABA belongs to. */
  portfolioOf(wabaId: string): string[] {
    const owner = this.ownerOf(wabaId)
    return [...new Set([wabaId, ...this.wabaIds()])]
      .filter((id) => this.ownerOf(id) === owner)
      .toSorted()
  }

  /** What the terms of the MM API come to for a WABA: it is onboarded, unless Meta said that it cannot be. */
  acceptTerms(wabaId: string): void {
    if (this.waba(wabaId).marketing_messages_onboarding_status?.startsWith('INELIGIBLE')) return
    this.setWaba(wabaId, { marketing_messages_onboarding_status: 'ONBOARDED' })
  }

  link(keyOrPhoneNumberId: string, link: ChannelLink): void {
    this.#links.set(keyOrPhoneNumberId, link)
    this.#channels.clear()
    if (link.display_phone_number !== undefined) {
      this.#displayNumbers.set(
        link.phone_number_id ?? keyOrPhoneNumberId,
        link.display_phone_number,
      )
    }
  }

  /**
   * The channel of a key: the linked WABA, else the one named in the key (`…waba-<digits>…`), else the default; likewise its
   * phone number (`…phone-<digits>…`), which is made up where nothing names it.
   */
  byKey(key: string): Channel {
    return this.#channel(key, () => ({
      name: `sha256:${createHash('sha256').update(key).digest('hex').slice(0, 16)}`,
      phoneNumberId: /phone-(\d+)/.exec(key)?.[1] ?? madeUp(key),
    }))
  }

  byPhoneNumberId(id: string): Channel {
    return this.#channel(id, () => ({ name: id, phoneNumberId: id }))
  }

  /** A phone number as webhooks name it; its digits are made up where the sandbox was not told. */
  phoneNumber(id: string): PhoneNumber {
    return {
      phone_number_id: id,
      display_phone_number: this.#displayNumbers.get(id) ?? `1555${madeUp(id).slice(-7)}`,
    }
  }

  /** A phone number of a WABA: the first that the sandbox was told or that sent, else one made up. */
  phoneNumberOf(wabaId: string): PhoneNumber {
    const linked = [...this.#links].find(([, link]) => link.waba_id === wabaId)
    const seen = [...this.#channels.values()].find(({ waba }) => waba === wabaId)
    return this.phoneNumber(
      linked?.[1].phone_number_id ?? seen?.phoneNumberId ?? madeUp(`number of ${wabaId}`),
    )
  }

  // Kept, so that a known channel costs no hash.
  #channel(credential: string, named: () => Pick<Channel, 'name' | 'phoneNumberId'>): Channel {
    let channel = this.#channels.get(credential)
    if (!channel) {
      const link = this.#links.get(credential)
      const { name, phoneNumberId } = named()
      channel = {
        name,
        waba: link?.waba_id ?? /waba-(\d+)/.exec(credential)?.[1] ?? DEFAULT_WABA,
        phoneNumberId: link?.phone_number_id ?? phoneNumberId,
      }
      this.#channels.set(credential, channel)
    }
    return channel
  }
}

/** 15 digits, as Meta's ids have, and the same for the same text. */
function madeUp(text: string): string {
  return String(100_000_000_000_000 + createHash('sha256').update(text).digest().readUIntBE(0, 6))
}
