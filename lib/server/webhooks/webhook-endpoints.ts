import { randomBytes } from 'node:crypto'
import { seal, unseal } from '@/lib/server/crypto/sealed'
import type { Queryable } from '@/lib/server/db/database'

/** A channel as webhooks find it. */
export interface EndpointChannel {
  id: string
  wabaId: string
  forwardUrl: string | null
}

/** A partner's webhook address, what proves posts to it, and what of the partner they may be about. */
export interface WebhookEndpoint {
  partnerId: string
  endpointId: string
  readonly verifyToken: string
  readonly metaAppSecret: string | null
  readonly d360PlatformSecret: string | null
  /** The name in lower case. */
  readonly staticHeader: { name: string; value: string } | null
  /** By `phone_number_id`; of a number whose channel was deleted the last one, whose late events still count. */
  channelByNumber: ReadonlyMap<string, EndpointChannel>
  /** The channels of each WABA of the partner, deleted ones left out. */
  channelsByWaba: ReadonlyMap<string, readonly EndpointChannel[]>
  /** WABAs of which nobody has said yet whether they are onboarded. */
  wabasOfUnknownStatus: ReadonlySet<string>
}

interface EndpointRow {
  endpoint_id: string
  verify_token_encrypted: Uint8Array
  meta_app_secret_encrypted: Uint8Array | null
  d360_platform_secret_encrypted: Uint8Array | null
  static_header_name: string | null
  static_header_value_encrypted: Uint8Array | null
}

interface WabaRow {
  id: string
  unknown: boolean
}
interface ChannelRow {
  id: string
  waba_id: string
  phone_number_id: string
  forward_url: string | null
  deleted: boolean
}

/**
 * Every partner's webhook endpoint in memory, so that a post is proven and assigned without the database. `reload` replaces one
 * partner's whole; the revision poller calls it with the partner's directory.
 */
export class WebhookEndpoints {
  readonly #byId = new Map<string, WebhookEndpoint>()
  readonly #byPartner = new Map<string, WebhookEndpoint>()

  constructor(private readonly encryptionKey: Buffer) {}

  byId(endpointId: string): WebhookEndpoint | null {
    return this.#byId.get(endpointId) ?? null
  }

  ofPartner(partnerId: string): WebhookEndpoint | null {
    return this.#byPartner.get(partnerId) ?? null
  }

  async reload(database: Queryable, partnerId: string): Promise<void> {
    const row = await this.#readOrCreate(database, partnerId)
    // Read to its end before the one that is there goes: posts arrive meanwhile.
    const endpoint =
      row && this.#endpointOf(row, partnerId, await readDirectory(database, partnerId))
    const before = this.#byPartner.get(partnerId)
    if (before) this.#byId.delete(before.endpointId)
    this.#byPartner.delete(partnerId)
    if (!endpoint) return
    this.#byId.set(endpoint.endpointId, endpoint)
    this.#byPartner.set(partnerId, endpoint)
  }

  /** A partner gets its endpoint when an instance first learns of it, however it was created. Undefined where it is gone. */
  async #readOrCreate(database: Queryable, partnerId: string): Promise<EndpointRow | undefined> {
    const read = () =>
      database.query<EndpointRow>(
        `SELECT endpoint_id, verify_token_encrypted, meta_app_secret_encrypted, d360_platform_secret_encrypted, static_header_name,
         static_header_value_encrypted
       FROM webhook_endpoint WHERE partner_id = $1`,
        [partnerId],
      )
    const [row] = await read()
    if (row) return row
    await database.query(
      `INSERT INTO webhook_endpoint (partner_id, endpoint_id, verify_token_encrypted) SELECT id, $2, $3 FROM partner WHERE id = $1 ON CONFLICT DO NOTHING`,
      [
        partnerId,
        randomBytes(24).toString('base64url'),
        seal(randomBytes(18).toString('base64url'), this.encryptionKey),
      ],
    )
    return (await read())[0]
  }

  #endpointOf(
    row: EndpointRow,
    partnerId: string,
    { wabas, channels }: Awaited<ReturnType<typeof readDirectory>>,
  ): WebhookEndpoint {
    const secret = this.#secret.bind(this)
    const channelsByWaba = new Map<string, EndpointChannel[]>(wabas.map(({ id }) => [id, []]))
    const channelByNumber = new Map<string, EndpointChannel>()
    for (const { id, waba_id, phone_number_id, forward_url, deleted } of channels) {
      const channel = { id, wabaId: waba_id, forwardUrl: deleted ? null : forward_url }
      channelByNumber.set(phone_number_id, channel)
      if (!deleted) channelsByWaba.get(waba_id)?.push(channel)
    }
    return {
      partnerId,
      endpointId: row.endpoint_id,
      get verifyToken() {
        return secret(row.verify_token_encrypted)!
      },
      get metaAppSecret() {
        return secret(row.meta_app_secret_encrypted)
      },
      get d360PlatformSecret() {
        return secret(row.d360_platform_secret_encrypted)
      },
      get staticHeader() {
        const value = secret(row.static_header_value_encrypted)
        return row.static_header_name === null || value === null
          ? null
          : { name: row.static_header_name.toLowerCase(), value }
      },
      channelByNumber,
      channelsByWaba,
      wabasOfUnknownStatus: new Set(wabas.filter(({ unknown }) => unknown).map(({ id }) => id)),
    }
  }

  readonly #unsealed = new WeakMap<Uint8Array, string>()

  /** Decrypted on first use: a secret that cannot be keeps no other from being read. */
  #secret(sealed: Uint8Array | null): string | null {
    if (!sealed) return null
    const plain = this.#unsealed.get(sealed) ?? unseal(sealed, this.encryptionKey)
    this.#unsealed.set(sealed, plain)
    return plain
  }
}

/** Channels in the order in which later ones win a number: deleted before live, older before newer. */
async function readDirectory(
  database: Queryable,
  partnerId: string,
): Promise<{ wabas: WabaRow[]; channels: ChannelRow[] }> {
  const wabas = await database.query<WabaRow>(
    'SELECT id, onboarding_status IS NULL AS unknown FROM waba WHERE partner_id = $1',
    [partnerId],
  )
  const channels = await database.query<ChannelRow>(
    `SELECT id, waba_id, phone_number_id, forward_url, deleted_at IS NOT NULL AS deleted FROM channel
     WHERE partner_id = $1 ORDER BY deleted_at IS NULL, deleted_at, created_at, id`,
    [partnerId],
  )
  return { wabas, channels }
}
