import { idOf, isObject, type JsonObject, objectOf } from '@/lib/domain/webhooks/json-member'

/** Whom a change concerns: the channel of a number, or every channel of a WABA. */
export type ChangeOwner = { phoneNumberId: string } | { wabaId: string }

/** Fields that concern an account, whatever else their value names. */
const OF_WABA: ReadonlySet<unknown> = new Set([
  'account_update',
  'template_category_update',
  'message_template_status_update',
])

/**
 * Whom each change of a POST concerns (contract 4.2), by entry and by change; null for what names nobody. An entry that holds no
 * changes is one nobody's change, so that no POST with such an entry is anybody's as a whole.
 */
export function changeOwners(json: unknown): (ChangeOwner | null)[][] {
  const { entry: entries } = objectOf(json)
  if (!Array.isArray(entries)) return []
  return entries.map((given: unknown) => {
    const entry = objectOf(given)
    const changes: unknown[] = Array.isArray(entry.changes) ? entry.changes : []
    return changes.length === 0
      ? [null]
      : changes.map((change) => (isObject(change) ? ownerOf(entry, change) : null))
  })
}

function ownerOf(entry: JsonObject, change: JsonObject): ChangeOwner | null {
  const value = objectOf(change.value)
  const phoneNumberId = OF_WABA.has(change.field)
    ? null
    : idOf(objectOf(value.metadata).phone_number_id)
  if (phoneNumberId !== null) return { phoneNumberId }
  // The `entry.id` of an `account_update` may be the solution provider's business.
  const wabaId =
    (change.field === 'account_update' ? idOf(objectOf(value.waba_info).waba_id) : null) ??
    idOf(entry.id)
  return wabaId === null ? null : { wabaId }
}
