interface StatusGiven {
  id?: string
  status?: string
  /** Seconds since 1970. */
  at?: number
  billed?: string | null
  recipient?: string
  errors?: { code: number; title: string }[]
}

const DAY = 24 * 60 * 60
const DAYS_AGO = 10

/** 14:12:30 UTC, ten days ago: a time of the past that no retention has closed. In seconds since 1970. */
export const AT = (Math.floor(Date.now() / 1000 / DAY) - DAYS_AGO) * DAY + 51_150

/** A number as `startTestGateway().channel()` has it. */
export const NUMBER = '106540352242922'

/** A POST of one entry with these changes. */
export function webhookBody(
  entryId: string,
  changes: readonly object[],
  time: number | undefined = AT,
): object {
  return { object: 'whatsapp_business_account', entry: [{ id: entryId, time, changes }] }
}

/** A change of field `messages` about a number. */
export function numberChange(lists: object, phoneNumberId = NUMBER): object {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '5511987654321', phone_number_id: phoneNumberId },
      ...lists,
    },
  }
}

export function statusEntry({
  id = 'wamid.one',
  status = 'sent',
  at = AT,
  billed = 'marketing_lite',
  recipient = '5521991112222',
  errors,
}: StatusGiven): object {
  return {
    id,
    status,
    timestamp: String(at),
    recipient_id: recipient,
    ...(billed !== null && {
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: billed },
    }),
    ...(errors && { errors }),
  }
}

/** A POST of statuses of one number. */
export function statusBody(statuses: readonly StatusGiven[], phoneNumberId = NUMBER): object {
  return webhookBody('102290129340398', [
    numberChange({ statuses: statuses.map(statusEntry) }, phoneNumberId),
  ])
}

export function clickEntry(
  data: object = { click_component: 'cta', click_id: 'ARA-one', tracking_token: 'Afc' },
  action = 'marketing_messages_link_click',
  at = AT,
): object {
  return { action_type: action, timestamp: String(at), marketing_messages_link_click_data: data }
}

/** A POST of one change that concerns an account. */
export function accountBody(
  field: string,
  value: object,
  { entryId = '520744086200222', time = AT } = {},
): object {
  return webhookBody(entryId, [{ field, value }], time)
}
