import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { Queryable } from '@/lib/server/db/database'
import type { Provider } from '@/lib/server/sending/upstreams/upstreams'

export interface PartnerRow {
  id: string
  routing_enabled: boolean
  fallback_policy: FallbackPolicy
  /** 360dialog took the request to switch its own routing off. */
  provider_routing_off: boolean
}

export interface WabaRow {
  id: string
  onboarding_status: string | null
  onboarding_source: string | null
  onboarding_at: Date | null
  not_onboarded_until: Date | null
  terms_signed_at: Date | null
  standing: 'ended' | 'returned' | null
  standing_event: string | null
  standing_at: Date | null
}

export interface ChannelRow {
  id: string
  client_id: string
  waba_id: string
  provider: Provider
  phone_number: string
  phone_number_id: string
  upstream_key_encrypted: Uint8Array
  upstream_key_hash: string
  accept_upstream_key: boolean
  routing_override: RoutingOverride
  default_activity_sharing: boolean | null
  rate_limit_mps: number | null
  suppress_opted_out: boolean
  suppress_us: boolean
  /** Of every key that opens it, issued and upstream. */
  key_hashes: string[]
}

/** The columns of a `WabaRow`. */
export const WABA_COLUMNS = `id, onboarding_status, onboarding_source, onboarding_at, not_onboarded_until, terms_signed_at, standing, standing_event,
  standing_at`

/** What the channel directory holds of one partner; `partner` is undefined when it is gone. */
export async function readDirectoryRows(database: Queryable, partnerId: string) {
  const [partner] = await database.query<PartnerRow>(
    'SELECT id, routing_enabled, fallback_policy, hub_routing_off_at IS NOT NULL AS provider_routing_off FROM partner WHERE id = $1',
    [partnerId],
  )
  const wabas = await database.query<WabaRow>(
    `SELECT ${WABA_COLUMNS} FROM waba WHERE partner_id = $1`,
    [partnerId],
  )
  const channels = await database.query<ChannelRow>(
    `SELECT c.id, c.client_id, c.waba_id, c.provider, c.phone_number, c.phone_number_id, c.upstream_key_encrypted,
            c.upstream_key_hash, c.accept_upstream_key, c.routing_override, c.default_activity_sharing,
            c.rate_limit_mps, c.suppress_opted_out, c.suppress_us,
            ARRAY(SELECT k.key_hash FROM live_key k WHERE k.partner_id = c.partner_id AND k.channel_id = c.id) AS key_hashes
     FROM channel c WHERE c.partner_id = $1 AND c.deleted_at IS NULL ORDER BY c.created_at DESC, c.id`,
    [partnerId],
  )
  return { partner, wabas, channels }
}
