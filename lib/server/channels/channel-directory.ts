import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'
import {
  type Onboarding,
  onboardingOf,
  type WabaOnboarding,
} from '@/lib/domain/onboarding/eligibility'
import { hasEnded } from '@/lib/domain/onboarding/waba-account'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import {
  type ChannelRow,
  type PartnerRow,
  readDirectoryRows,
  type WabaRow,
} from '@/lib/server/channels/directory-rows'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { unseal } from '@/lib/server/crypto/sealed'
import type { Queryable } from '@/lib/server/db/database'
import { accountOf } from '@/lib/server/onboarding/account-of'
import type { Provider } from '@/lib/server/sending/upstreams/upstreams'

/** A channel as a send needs it, from memory. */
export interface DirectoryChannel {
  partner: DirectoryPartner
  id: string
  clientId: string
  wabaId: string
  provider: Provider
  phoneNumber: string
  phoneNumberId: string
  /** Decrypted on first use. */
  readonly upstreamKey: string
  override: RoutingOverride
  defaultActivitySharing: boolean | null
  rateLimitMps: number | null
  suppressOptedOut: boolean
  suppressUs: boolean
}

export interface DirectoryPartner {
  id: string
  routingEnabled: boolean
  fallbackPolicy: FallbackPolicy
  /** 360dialog's own routing is known to be switched off. */
  providerRoutingOff: boolean
  channels: Map<string, DirectoryChannel>
  wabas: Map<string, WabaOnboarding>
  keyHashes: string[]
}

/**
 * Partners, channels, keys and WABAs in memory, so that a send asks no database before its first attempt.
 * `reload` replaces one partner whole; the revision poller calls it when another instance changed something.
 */
export class ChannelDirectory {
  readonly #byKeyHash = new Map<string, DirectoryChannel>()
  readonly #partners = new Map<string, DirectoryPartner>()

  constructor(private readonly encryptionKey: Buffer) {}

  /** The channel a gateway key opens: one issued here, or the channel's own upstream key where it accepts that. */
  byKey(key: string): DirectoryChannel | null {
    return this.#byKeyHash.get(keyHash(key)) ?? null
  }

  partner(partnerId: string): DirectoryPartner | null {
    return this.#partners.get(partnerId) ?? null
  }

  /** For look-ups at the provider that concern a WABA, one of its channels. */
  oneChannelOfEachWaba(): DirectoryChannel[] {
    const found = new Map<string, DirectoryChannel>()
    for (const { id, channels } of this.#partners.values()) {
      for (const channel of channels.values()) found.set(`${id} ${channel.wabaId}`, channel)
    }
    return [...found.values()]
  }

  /** What routing may take for granted of a WABA's onboarding at `now` (milliseconds). */
  onboarding(partner: DirectoryPartner, wabaId: string, now: number): Onboarding {
    const waba = partner.wabas.get(wabaId)
    return waba ? onboardingOf(waba, now) : 'unknown'
  }

  /** A refusal just learned counts at once here, before the database tells it to every instance. */
  noteNotOnboarded(partner: DirectoryPartner, wabaId: string, until: number | null): void {
    const waba = partner.wabas.get(wabaId)
    if (waba) waba.notOnboardedUntil = until
  }

  async reload(database: Queryable, partnerId: string): Promise<void> {
    const rows = await readDirectoryRows(database, partnerId)
    for (const hash of this.#partners.get(partnerId)?.keyHashes ?? []) {
      // The key may be another partner's by now, whose reload came first.
      if (this.#byKeyHash.get(hash)?.partner.id === partnerId) this.#byKeyHash.delete(hash)
    }
    this.#partners.delete(partnerId)
    if (!rows.partner) return
    const partner = this.#partnerOf(rows.partner, rows.wabas)
    for (const row of rows.channels) {
      const channel = this.#channelOf(partner, row)
      partner.channels.set(channel.id, channel)
      for (const hash of row.key_hashes) {
        if (hash === row.upstream_key_hash && !row.accept_upstream_key) continue
        this.#byKeyHash.set(hash, channel)
        partner.keyHashes.push(hash)
      }
    }
    this.#partners.set(partnerId, partner)
  }

  #partnerOf(row: PartnerRow, wabas: WabaRow[]): DirectoryPartner {
    return {
      id: row.id,
      routingEnabled: row.routing_enabled,
      fallbackPolicy: row.fallback_policy,
      providerRoutingOff: row.provider_routing_off,
      channels: new Map(),
      wabas: new Map(
        wabas.map((waba) => {
          const account = accountOf(waba)
          return [
            waba.id,
            {
              status: account.status,
              notOnboardedUntil: account.notOnboardedUntil,
              ended: hasEnded(account),
            },
          ]
        }),
      ),
      keyHashes: [],
    }
  }

  #channelOf(partner: DirectoryPartner, row: ChannelRow): DirectoryChannel {
    const { encryptionKey } = this
    let upstreamKey: string | null = null
    return {
      partner,
      id: row.id,
      clientId: row.client_id,
      wabaId: row.waba_id,
      provider: row.provider,
      phoneNumber: row.phone_number,
      phoneNumberId: row.phone_number_id,
      get upstreamKey() {
        return (upstreamKey ??= unseal(row.upstream_key_encrypted, encryptionKey))
      },
      override: row.routing_override,
      defaultActivitySharing: row.default_activity_sharing,
      rateLimitMps: row.rate_limit_mps,
      suppressOptedOut: row.suppress_opted_out,
      suppressUs: row.suppress_us,
    }
  }
}
