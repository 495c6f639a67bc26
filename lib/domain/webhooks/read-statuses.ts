import {
  idOf,
  isObject,
  type JsonObject,
  objectOf,
  objectsOf,
  recipientOf,
  textOf,
  timeOf,
} from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import {
  type Billing,
  STATUSES,
  type Status,
  type StatusError,
  type StatusUpdate,
} from '@/lib/domain/webhooks/webhook-update'

/** Reads `value.statuses[]`; null for each that is no status of a message at a time, or a status Meta may add later. */
export function readStatuses(
  value: JsonObject,
  { phoneNumberId, receivedAt }: ChangePlace,
): (StatusUpdate | null)[] {
  return objectsOf(value.statuses).map((entry) => {
    const wamid = idOf(entry.id)
    const status = statusOf(entry.status)
    const at = timeOf(entry.timestamp, receivedAt)
    if (phoneNumberId === null || wamid === null || status === null || at === null) return null
    return {
      kind: 'status',
      phoneNumberId,
      wamid,
      status,
      at,
      recipient: recipientIn(entry, value),
      billed: billingOf(entry),
      error: status === 'failed' ? errorOf(entry, value) : null,
    }
  })
}

function statusOf(value: unknown): Status | null {
  const spelled = typeof value === 'string' ? value.trim().toLowerCase() : null
  return STATUSES.find((status) => status === spelled) ?? null
}

/** The number, else the user id, which newer payloads give beside the status or in the only contact. */
function recipientIn(entry: JsonObject, value: JsonObject): string | null {
  const contacts = objectsOf(value.contacts)
  const contact = contacts.length === 1 ? contacts[0]! : {}
  return (
    recipientOf(entry.recipient_id) ??
    idOf(entry.recipient_user_id) ??
    recipientOf(contact.wa_id) ??
    idOf(contact.user_id)
  )
}

/** `pricing.category`; on payloads of Graph v23 and before also `conversation.origin.type` (contract 4). */
function billingOf({ pricing, conversation }: JsonObject): Billing | null {
  const category =
    textOf(objectOf(pricing).category, 64) ??
    textOf(objectOf(objectOf(conversation).origin).type, 64)
  return category === null
    ? null
    : { category: category.trim().toLowerCase(), pricing: storablePricing(pricing) }
}

/** Members a later reader may want, as the database gives them back: texts that it takes, and finite numbers. */
function storablePricing(pricing: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(pricing)) return {}
  const members = Object.entries(pricing)
    .slice(0, 32)
    .flatMap(([name, value]) => {
      const key = textOf(name, 64)
      const kept =
        typeof value === 'string'
          ? (textOf(value, 256) ?? '')
          : typeof value === 'number' && Number.isFinite(value)
            ? value + 0
            : typeof value === 'boolean' || value === null
              ? value
              : undefined
      return key === null || kept === undefined ? [] : [[key, kept] as const]
    })
  return Object.fromEntries(members)
}

const LARGEST_CODE = 2 ** 31 - 1

/** The first error of the status, or of the change, where Meta also puts them. */
function errorOf(entry: JsonObject, value: JsonObject): StatusError | null {
  const error = objectsOf(entry.errors)[0] ?? objectsOf(value.errors)[0]
  if (!error) return null
  const code = Number(textOf(error.code, 16) ?? 0)
  const known = Number.isInteger(code) && code > 0 && code <= LARGEST_CODE
  return {
    code: known ? code : 0,
    title: textOf(error.title, 300) ?? textOf(error.message, 300) ?? '',
  }
}
