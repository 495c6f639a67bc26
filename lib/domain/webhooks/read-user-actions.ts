import {
  idOf,
  isObject,
  type JsonObject,
  objectsOf,
  saidTimeOf,
  textOf,
  timeOf,
} from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import type { UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'

/**
 * Reads `value.user_actions[]`: clicks, landing page views and what Meta adds; null for what names no action or time. The data
 * stands in `{action_type}_data`, for page views in that of clicks.
 */
export function readUserActions(
  value: JsonObject,
  { phoneNumberId, hash, receivedAt }: ChangePlace,
): (UserActionUpdate | null)[] {
  return objectsOf(value.user_actions).map((entry) => {
    const action = idOf(entry.action_type)?.toLowerCase() ?? null
    const at = timeOf(entry.timestamp, receivedAt)
    const saidAt = saidTimeOf(entry.timestamp)
    if (phoneNumberId === null || action === null || at === null) return null
    const data = dataOf(entry, action)
    const component = textOf(data.click_component, 64)?.trim().toLowerCase() ?? ''
    const token = typeof data.tracking_token === 'string' ? data.tracking_token : ''
    return {
      kind: 'user_action',
      phoneNumberId,
      action,
      at,
      component,
      identity: identityOf(data.click_id, hash) ?? hash(JSON.stringify([saidAt, component, token])),
      productId: textOf(data.product_id, 256),
    }
  })
}

function dataOf(entry: JsonObject, action: string): JsonObject {
  const data = entry[`${action}_data`] ?? entry.marketing_messages_link_click_data
  return isObject(data) ? data : {}
}

/** A click id as it is, or its hash where an index could not hold it. */
function identityOf(clickId: unknown, hash: ChangePlace['hash']): string | null {
  return (
    idOf(clickId) ?? (typeof clickId === 'string' && clickId.trim() !== '' ? hash(clickId) : null)
  )
}
