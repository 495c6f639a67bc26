import { graphError } from '@/sandbox/graph-error'
import { isRecord } from '@/sandbox/is-record'
import type { GraphError, Way } from '@/sandbox/outcome'

/** What the sandbox reads of a message. */
export interface Message {
  /** As given in `to`, else in `recipient`. */
  input: string
  /** Digits of a phone number; `null` for a business-scoped user id. */
  waId: string | null
  template: { name: string; language: string } | null
  strict: boolean
  /** `biz_opaque_callback_data`, which the status webhooks echo. */
  callbackData: string | undefined
  /** `message_activity_sharing`: absent is as the WABA has it, and here every WABA shares. */
  sharesActivity: boolean
}

type Parsed = { message: Message } | { refusal: GraphError }

const invalid = (details: string): Parsed => ({ refusal: graphError(100, { details }) })
const missing = (parameter: string): Parsed => invalid(`The parameter ${parameter} is required.`)
const policies: readonly unknown[] = [undefined, 'CLOUD_API_FALLBACK', 'STRICT']

/** Checks a message roughly as Meta does ("Send marketing messages"); the details of the 100 name what does not fit. */
export function parseSend(bytes: Buffer, way: Way): Parsed {
  let body: unknown
  try {
    body = JSON.parse(bytes.toString())
  } catch {
    return invalid('The request body is not valid JSON.')
  }
  if (!isRecord(body)) return invalid('The request body must be a JSON object.')
  if (body.messaging_product !== 'whatsapp') return missing('messaging_product')

  const direct = way === 'marketing_messages'
  if (direct && body.type !== 'template') return invalid('Message must be a template message.')
  if (direct && body.recipient_type === undefined) return missing('recipient_type')
  if (direct && !policies.includes(body.product_policy)) {
    return invalid('product_policy must be one of {CLOUD_API_FALLBACK, STRICT}.')
  }

  const input = body.to ?? body.recipient
  if (typeof input !== 'string' || input === '') return missing('to')
  const waId = body.to === undefined ? null : input.replace(/\D/g, '')
  if (waId === '') return invalid('The parameter to must be a phone number.')
  const read = {
    input,
    waId,
    strict: body.product_policy === 'STRICT',
    callbackData:
      typeof body.biz_opaque_callback_data === 'string' ? body.biz_opaque_callback_data : undefined,
    sharesActivity: body.message_activity_sharing !== false,
  }

  const type = typeof body.type === 'string' ? body.type : 'text'
  const content = body[type]
  if (!isRecord(content)) return missing(type)
  if (type !== 'template') return { message: { ...read, template: null } }

  if (typeof content.name !== 'string' || content.name === '') return missing("template['name']")
  const language = isRecord(content.language) ? content.language.code : undefined
  if (typeof language !== 'string' || language === '')
    return missing("template['language']['code']")
  return { message: { ...read, template: { name: content.name, language } } }
}
