/**
 * What a webhook POST holds, one value for each update in it (contract 4). Times are milliseconds since 1970, by the
 * provider's clock. Ids are strings, whatever they came as; null where the payload does not say.
 */
export type WebhookUpdate =
  | StatusUpdate
  | UserActionUpdate
  | AccountUpdate
  | TemplateCategoryUpdate
  | TemplateStatusUpdate
  | UserPreferenceUpdate
  | InboundMessage
  | HubEvent
  | OtherUpdate

export const STATUSES = ['sent', 'delivered', 'read', 'failed'] as const

export type Status = (typeof STATUSES)[number]

export interface StatusUpdate {
  kind: 'status'
  phoneNumberId: string
  wamid: string
  status: Status
  at: number
  /** Digits of the number, or the user id. */
  recipient: string | null
  /** What the message is billed as; null where this event does not say. */
  billed: Billing | null
  /** Of `failed`: the first of `errors[]`. */
  error: StatusError | null
}

export interface Billing {
  /** Lower case: `marketing_lite`, `marketing`, `utility`, … an open enumeration. */
  category: string
  /** Meta's `pricing` as it came; `{}` where only `conversation.origin.type` tells the category. */
  pricing: Readonly<Record<string, unknown>>
}

export interface StatusError {
  /** 0 where there is none. */
  code: number
  title: string
}

export interface UserActionUpdate {
  kind: 'user_action'
  phoneNumberId: string
  /** `marketing_messages_link_click`, `landing_page_view`, … an open enumeration. */
  action: string
  at: number
  /** The click id; else a hash of time, component and tracking token. */
  identity: string
  /** Lower case; empty where there is none. */
  component: string
  productId: string | null
}

/** `account_update`; `entry.id` is not the WABA. */
export interface AccountUpdate {
  kind: 'account_update'
  /** `MM_LITE_TERMS_SIGNED`, `ACCOUNT_RESTRICTION`, … an open enumeration. */
  event: string
  /** `value.waba_info.waba_id`, else `entry.id`. */
  wabaId: string
  /** `value.waba_info.owner_business_id`. */
  businessId: string | null
  /** `DISABLED_UPDATE` only: `DISABLE`, `REINSTATE`, `SCHEDULE_FOR_DISABLE`. */
  banState: string | null
  at: number
}

export interface TemplateCategoryUpdate {
  kind: 'template_category_update'
  wabaId: string
  name: string
  language: string
  /** As the provider says it, in upper case. With `correctCategory` it is the one that still holds. */
  newCategory: string
  /** What it will become: a notice only. */
  correctCategory: string | null
  at: number
}

export interface TemplateStatusUpdate {
  kind: 'template_status_update'
  wabaId: string
  name: string
  language: string
  /** `APPROVED`, `REJECTED`, … an open enumeration. */
  event: string
  category: string | null
  at: number
}

export interface UserPreferenceUpdate {
  kind: 'user_preference'
  wabaId: string
  phoneNumberId: string | null
  recipient: string
  /** `marketing_messages`, … */
  category: string
  /** `stop`, `resume`, … */
  value: string
  at: number
}

/** Its content is forwarded and never kept. */
export interface InboundMessage {
  kind: 'inbound_message'
  phoneNumberId: string
  id: string
  type: string
}

/** An event of 360dialog's hub, which is not message traffic. */
export interface HubEvent {
  kind: 'hub'
  event: string
}

/** A field, status or shape that nothing is done with: kept and shown. */
export interface OtherUpdate {
  kind: 'other'
  field: string
  wabaId: string | null
  phoneNumberId: string | null
}
