import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { objectOf } from '@/lib/domain/webhooks/json-member'
import { readWebhook } from '@/lib/domain/webhooks/read-webhook'
import { redactInbound } from '@/lib/domain/webhooks/redact-inbound'
import type { WebhookUpdate } from '@/lib/domain/webhooks/webhook-update'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { type NewDelivery, planDeliveries } from '@/lib/server/forwarding/plan-deliveries'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** What a body says: its updates, or why it is kept in quarantine. */
export type WebhookReading =
  | { updates: WebhookUpdate[]; quarantined: null }
  | { updates: []; quarantined: string }

/** A post that was proven, ready to be written. */
export interface ProvenPost {
  /** UUID version 7: its id in the ledger. */
  id: string
  endpoint: WebhookEndpoint
  receivedAt: number
  /** What the ledger keeps of them: of inbound messages only id, type and time. */
  ledgerBody: Uint8Array
  reading: WebhookReading
  /** What of the bytes as they came goes to which channel's `forward_url`. */
  deliveries: readonly NewDelivery[]
}

export function provenPost(
  endpoint: WebhookEndpoint,
  body: Uint8Array,
  /** The signature headers it came with. */
  { receivedAt, signatures }: { receivedAt: number; signatures: Readonly<Record<string, string>> },
): ProvenPost {
  const id = uuid()
  const json = parsed(body)
  const reading = readingOf(json, receivedAt)
  const ledgerBody = keptOf(body, json, reading)
  const deliveries = json.ok
    ? planDeliveries(
        {
          partnerId: endpoint.partnerId,
          eventId: id,
          receivedAt,
          rawBody: body,
          headers: signatures,
          json: json.value,
          updates: reading.updates,
        },
        endpoint,
      )
    : []
  return { id, endpoint, receivedAt, ledgerBody, reading, deliveries }
}

/**
 * What was looked through is what is kept, spelled anew: the bytes may hold a member twice, of which only the last was read. Of what
 * was not understood nothing can be said, so only its length and hash are kept.
 */
function keptOf(body: Uint8Array, json: Parsed, { quarantined }: WebhookReading): Buffer {
  const kept =
    json.ok && quarantined === null
      ? redactInbound(json.value)
      : {
          [NOT_KEPT]: {
            reason: quarantined,
            length: body.byteLength,
            sha256: createHash('sha256').update(body).digest('hex'),
          },
        }
  return Buffer.from(JSON.stringify(kept))
}

/** The one member of what the ledger keeps of a post that was not understood. */
const NOT_KEPT = 'fairway_not_kept'

/** Reads what the ledger kept once more. */
export function readLedgerBody(body: Uint8Array, receivedAt: number): WebhookReading {
  return readingOf(parsed(body), receivedAt)
}

type Parsed = { ok: true; value: unknown } | { ok: false }

function readingOf(json: Parsed, receivedAt: number): WebhookReading {
  if (!json.ok) return { updates: [], quarantined: 'The body is not JSON in UTF-8.' }
  const notKept = objectOf(objectOf(json.value)[NOT_KEPT])
  if (typeof notKept.reason === 'string') return { updates: [], quarantined: notKept.reason }
  const updates = readWebhook(json.value, { receivedAt, hash: keyHash })
  return updates
    ? { updates, quarantined: null }
    : { updates: [], quarantined: 'The JSON has no shape that Meta or 360dialog is known to send.' }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parsed(body: Uint8Array): Parsed {
  try {
    return { ok: true, value: JSON.parse(utf8.decode(body)) }
  } catch {
    return { ok: false }
  }
}
