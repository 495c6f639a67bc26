import {
  idOf,
  isObject,
  type JsonObject,
  objectOf,
  objectsOf,
  textOf,
  timeOf,
} from '@/lib/domain/webhooks/json-member'
import { readAccountUpdate } from '@/lib/domain/webhooks/read-account-update'
import { readInboundMessages } from '@/lib/domain/webhooks/read-inbound-messages'
import { readStatuses } from '@/lib/domain/webhooks/read-statuses'
import {
  readTemplateCategoryUpdate,
  readTemplateStatusUpdate,
} from '@/lib/domain/webhooks/read-template-update'
import { readUserActions } from '@/lib/domain/webhooks/read-user-actions'
import { readUserPreferences } from '@/lib/domain/webhooks/read-user-preferences'
import type { ChangePlace, WebhookContext } from '@/lib/domain/webhooks/webhook-context'
import type { OtherUpdate, WebhookUpdate } from '@/lib/domain/webhooks/webhook-update'

/** Lists in the value of a change; each of their members is an update. */
const LISTS: Record<string, (value: JsonObject, place: ChangePlace) => (WebhookUpdate | null)[]> = {
  statuses: readStatuses,
  user_actions: readUserActions,
  messages: readInboundMessages,
  user_preferences: readUserPreferences,
}

/** Fields whose change is one update. */
const FIELDS: Record<string, (value: JsonObject, place: ChangePlace) => WebhookUpdate | null> = {
  account_update: readAccountUpdate,
  template_category_update: readTemplateCategoryUpdate,
  message_template_status_update: readTemplateStatusUpdate,
}

/**
 * Reads every update of a POST (contract 4): Meta's `entry × changes`, as 360dialog sends them too, or one event of 360dialog's hub.
 * What is odd in it becomes `other`, so that it is kept and shown. Null where the JSON has neither shape.
 */
export function readWebhook(json: unknown, context: WebhookContext): WebhookUpdate[] | null {
  if (!isObject(json)) return null
  if (Array.isArray(json.entry)) {
    const entries = json.entry.filter((entry) => isObject(entry) && Array.isArray(entry.changes))
    return entries.length > 0 || json.entry.length === 0
      ? entries.flatMap((entry: JsonObject) => readEntry(entry, context))
      : null
  }
  const event = idOf(json.event)
  return typeof json.event === 'string' && event !== null && ('data' in json || 'id' in json)
    ? [{ kind: 'hub', event }]
    : null
}

function readEntry(entry: JsonObject, context: WebhookContext): WebhookUpdate[] {
  const entryId = idOf(entry.id)
  const entryTime = timeOf(entry.time, context.receivedAt) ?? context.receivedAt
  return objectsOf(entry.changes).flatMap((change) => {
    const value = objectOf(change.value)
    const phoneNumberId = idOf(objectOf(value.metadata).phone_number_id)
    return readChange(value, {
      ...context,
      field: textOf(change.field, 64) ?? '',
      entryId,
      entryTime,
      phoneNumberId,
    })
  })
}

function readChange(value: JsonObject, place: ChangePlace): WebhookUpdate[] {
  const { field, entryId, phoneNumberId } = place
  const other: OtherUpdate = { kind: 'other', field, wabaId: entryId, phoneNumberId }
  if (Object.hasOwn(FIELDS, field)) return [FIELDS[field]!(value, place) ?? other]
  const updates = Object.entries(LISTS).flatMap(([list, read]) =>
    list in value ? read(value, place) : [],
  )
  return updates.length > 0 ? updates.map((update) => update ?? other) : [other]
}
