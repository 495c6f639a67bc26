import { idOf, type JsonObject, objectOf } from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import type { AccountUpdate } from '@/lib/domain/webhooks/webhook-update'

/** Reads an `account_update`: the WABA is that of `waba_info`, since `entry.id` may be the solution provider's business. */
export function readAccountUpdate(
  value: JsonObject,
  { entryId, entryTime }: ChangePlace,
): AccountUpdate | null {
  const event = idOf(value.event)?.toUpperCase()
  const info = objectOf(value.waba_info)
  const wabaId = idOf(info.waba_id) ?? entryId
  if (event === undefined || wabaId === null) return null
  return {
    kind: 'account_update',
    event,
    wabaId,
    at: entryTime,
    businessId: idOf(info.owner_business_id),
    banState: idOf(objectOf(value.ban_info).waba_ban_state)?.toUpperCase() ?? null,
  }
}
