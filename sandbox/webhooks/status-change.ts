import { createHash } from 'node:crypto'
import { type ErrorCode, errorCatalogue } from '@/sandbox/error-catalogue'
import type { Billed } from '@/sandbox/outcome'
import type { NumberChange, PhoneNumber } from '@/sandbox/webhooks/change'

/** A message that was accepted, as far as its webhooks tell of it. */
export interface AcceptedMessage {
  wamid: string
  billed: Billed
  wabaId: string
  number: PhoneNumber
  /** Digits of the phone number; `null` for a business-scoped user id. */
  waId: string | null
  /** As it was addressed. */
  input: string
  /** `biz_opaque_callback_data`, echoed in every status. */
  callbackData: string | undefined
  /** `message_activity_sharing: false` has no clicks. */
  sharesActivity: boolean
}

/** One status. */
export interface Status {
  status: 'sent' | 'delivered' | 'read' | 'failed'
  /** Milliseconds since 1970. */
  at: number
  /** Pricing stands on `sent` and on one of `delivered` and `read`. */
  priced: boolean
  failed?: ErrorCode
}

/** A status in Meta's shape of Graph v24, or (old) of v23: with `conversation`, `CBP` and no `contacts`. */
export function statusChange(
  message: AcceptedMessage,
  { status, at, priced, failed }: Status,
  old: boolean,
): NumberChange {
  const { wamid, waId, input, callbackData } = message
  return {
    wabaId: message.wabaId,
    number: message.number,
    list: 'statuses',
    item: {
      id: wamid,
      status,
      timestamp: String(Math.floor(at / 1000)),
      ...(waId === null ? { recipient_user_id: input } : { recipient_id: waId }),
      ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
      ...(priced && old && { conversation: conversation(message, status, at) }),
      ...(priced && { pricing: pricing(message.billed, old) }),
      ...(failed !== undefined && { errors: [statusError(failed)] }),
    },
    ...(!old && { contact: waId === null ? { user_id: input } : { wa_id: waId } }),
  }
}

function pricing(billed: Billed, old: boolean): object {
  const billable = billed !== 'service'
  if (old) return { billable, pricing_model: 'CBP', category: billed }
  return {
    billable,
    pricing_model: 'PMP',
    type: billable ? 'regular' : 'free_customer_service',
    category: billed,
  }
}

const DAY_MS = 24 * 60 * 60_000

function conversation(
  { wamid, billed }: AcceptedMessage,
  status: Status['status'],
  at: number,
): object {
  return {
    id: createHash('sha256').update(wamid).digest('hex').slice(0, 32),
    ...(status === 'sent' && { expiration_timestamp: String(Math.floor((at + DAY_MS) / 1000)) }),
    origin: { type: billed },
  }
}

function statusError(code: ErrorCode): object {
  const [, title, details] = errorCatalogue[code]
  return {
    code,
    title,
    message: title,
    ...(details !== undefined && { error_data: { details } }),
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  }
}
