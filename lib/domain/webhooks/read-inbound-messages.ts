import { idOf, type JsonObject, objectsOf, textOf } from '@/lib/domain/webhooks/json-member'
import type { ChangePlace } from '@/lib/domain/webhooks/webhook-context'
import type { InboundMessage } from '@/lib/domain/webhooks/webhook-update'

/** Reads of `value.messages[]` what may be kept; null for what has no id. */
export function readInboundMessages(
  value: JsonObject,
  { phoneNumberId }: ChangePlace,
): (InboundMessage | null)[] {
  return objectsOf(value.messages).map((entry) => {
    const id = idOf(entry.id)
    if (phoneNumberId === null || id === null) return null
    return { kind: 'inbound_message', phoneNumberId, id, type: textOf(entry.type, 64) ?? 'unknown' }
  })
}
