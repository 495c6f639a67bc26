import { oddJson } from '@/lib/domain/json/odd-json'

/** A channel as 360dialog's hub lists it, as far as it is of use here. */
export interface HubChannel {
  hubId: string
  name: string
  phoneNumber: string
  phoneNumberId: string
  wabaId: string
  businessId: string
  client: { hubId: string; name: string; email: string | null }
}

type JsonObject = Record<string, unknown>

/**
 * Reads an entry of the hub's `partner_channels` (domain fact: 360dialog, channel object, known from third-party code). Meta's own
 * ids are taken where the hub names them (`external_id`), else the hub's. A text says why an entry is of no use.
 */
export function readHubChannel(entry: unknown): HubChannel | string {
  const odd = oddJson(entry)
  if (odd) return `it cannot be stored (at ${odd.path}: ${odd.message})`
  const channel = objectOf(entry)
  const hubId = textOf(channel.id)
  if (!hubId) return 'it has no id'
  const setup = objectOf(channel.setup_info)
  const waba = objectOf(channel.waba_account)
  const client = objectOf(channel.client)
  const phoneNumber = textOf(setup.phone_number)?.replace(/\D/g, '')
  const clientId = textOf(channel.client_id) ?? textOf(client.id)
  const wabaId = textOf(waba.external_id) ?? textOf(waba.id)
  if (!phoneNumber) return 'it has no phone number yet (setup_info.phone_number)'
  if (!clientId) return 'it has no client (client_id)'
  if (!wabaId) return 'it has no WABA yet (waba_account.id)'
  return {
    hubId,
    name: textOf(setup.phone_name) ?? phoneNumber,
    phoneNumber,
    phoneNumberId: textOf(channel.external_id) ?? hubId,
    wabaId,
    businessId: textOf(objectOf(waba.on_behalf_of_business_info).id) ?? wabaId,
    client: {
      hubId: clientId,
      name: textOf(client.name) ?? clientId,
      email: textOf(objectOf(client.contact_info).email),
    },
  }
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {}
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' && text.length <= 200 ? text.trim() : null
}
