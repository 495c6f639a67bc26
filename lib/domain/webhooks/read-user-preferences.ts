import {
  idOf,
  type JsonObject,
  objectsOf,
  recipientOf,
  textOf,
  timeOf,
} from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import type { UserPreferenceUpdate } from '@/lib/domain/webhooks/webhook-update'

/** Reads `value.user_preferences[]`: who stopped or resumed marketing messages; null for what names nobody. */
export function readUserPreferences(
  value: JsonObject,
  { entryId, entryTime, phoneNumberId, receivedAt }: ChangePlace,
): (UserPreferenceUpdate | null)[] {
  return objectsOf(value.user_preferences).map((entry) => {
    const recipient = recipientOf(entry.wa_id) ?? idOf(entry.user_id)
    const said = textOf(entry.value, 64)?.trim().toLowerCase()
    if (entryId === null || recipient === null || said === undefined) return null
    return {
      kind: 'user_preference',
      wabaId: entryId,
      phoneNumberId,
      recipient,
      value: said,
      category: textOf(entry.category, 64)?.trim().toLowerCase() ?? '',
      at: timeOf(entry.timestamp, receivedAt) ?? entryTime,
    }
  })
}
