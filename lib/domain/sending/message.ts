import { hasOddName } from '@/lib/domain/json/has-odd-name'
import { oddText } from '@/lib/domain/text/odd-text'

/** The two values of `product_policy`, upper case as Meta documents them. */
const PRODUCT_POLICIES = ['STRICT', 'CLOUD_API_FALLBACK'] as const
export type ProductPolicy = (typeof PRODUCT_POLICIES)[number]

/** Who the message is for, and the member that said so: `to` (phone number or group) or `recipient` (BSUID). */
export interface Recipient {
  member: 'to' | 'recipient'
  id: string
}

/**
 * What the decision, the send log and the warnings need of a caller's message; the bytes themselves go on as they
 * came. Its texts are bounded and free of control characters, because they become rows and index keys: what is not
 * such a text is null here, and left for the upstream to refuse.
 */
export interface Message {
  type: string | null
  isTemplate: boolean
  /** The template's part of the category key. Null also for a template without a usable name or language. */
  template: { name: string; language: string } | null
  recipient: Recipient | null
  productPolicy: ProductPolicy | null
  /** `message_activity_sharing`: null where the member is absent, `invalid` where it is no boolean. */
  activitySharing: boolean | 'invalid' | null
  hasRecipientType: boolean
  hasBidSpec: boolean
  /** A parameter of type `gif`: only headers take one, and only on the Marketing Messages API. */
  hasGifHeader: boolean
}

export interface MessageProblem {
  what: 'not_utf8' | 'not_json' | 'not_object' | 'bad_product_policy' | 'odd_text'
  details: string
}

export type MessageReading = { ok: true; message: Message } | { ok: false; problem: MessageProblem }

type JsonObject = Record<string, unknown>

/** How JSON in UTF-8 spells NUL and halves of surrogate pairs, whole pairs too. */
const ODD_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/

// The byte order mark is kept, so that JSON.parse refuses it: RFC 8259 section 8.1 forbids sending one.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Decides whether a request body is a message, and reads what routing needs of it (contract 2). Refused are, in this
 * order: bytes that are not UTF-8, text that is not JSON, JSON that is not an object, a `product_policy` other than the two of
 * Meta, and NUL or half a surrogate pair in a member's name or in what is stored: recipient, template name and language (contract 2,
 * part 2). Everything else is the upstream's to judge. Of a repeated member the last one counts.
 */
export function readMessage(body: Uint8Array): MessageReading {
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    return refused('not_utf8', 'The body is not valid UTF-8; accepted is a JSON object in UTF-8.')
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refused('not_json', `The body ${syntaxProblem(text, error)}; accepted is a JSON object.`)
  }
  if (!isObject(json))
    return refused('not_object', `The body is ${shown(json)}; accepted is a JSON object.`)
  const policy = json.product_policy
  if (policy !== undefined && !isProductPolicy(policy)) {
    return refused(
      'bad_product_policy',
      `product_policy is ${shown(policy)}; accepted are "STRICT" and "CLOUD_API_FALLBACK", in upper case.`,
    )
  }
  // Only an escape can spell what is refused here, and few bodies have one.
  const odd = ODD_ESCAPE.test(text) ? oddPlace(json) : null
  if (odd !== null) return refused('odd_text', odd)
  return { ok: true, message: messageOf(json, policy ?? null) }
}

function oddPlace(json: JsonObject): string | null {
  if (hasOddName(json))
    return "A member's name holds NUL or half a surrogate pair; accepted are names without."
  const template = json.type === 'template' && isObject(json.template) ? json.template : {}
  const language = isObject(template.language) ? template.language.code : null
  const stored: [string, unknown][] = [
    ['to', json.to],
    ['recipient', json.recipient],
    ['template.name', template.name],
    ['template.language.code', language],
  ]
  for (const [name, value] of stored) {
    const odd = typeof value === 'string' ? oddText(value) : null
    if (odd !== null) return `${name} holds ${odd}; accepted is text without.`
  }
  return null
}

function messageOf(json: JsonObject, productPolicy: ProductPolicy | null): Message {
  const type = boundedText(json.type, 64)
  const isTemplate = type === 'template'
  const template = isTemplate && isObject(json.template) ? json.template : null
  return {
    type,
    isTemplate,
    template: template && templateKey(template),
    recipient: recipientOf(json),
    productPolicy,
    activitySharing: activitySharingOf(json.message_activity_sharing),
    hasRecipientType: json.recipient_type !== undefined,
    hasBidSpec: json.bid_spec !== undefined,
    hasGifHeader: template !== null && listOf(template.components).some(hasGif),
  }
}

function templateKey(template: JsonObject): Message['template'] {
  const name = boundedText(template.name, 512)
  const language = isObject(template.language) ? boundedText(template.language.code, 32) : null
  return name !== null && language !== null ? { name, language } : null
}

/** Where both are given `to` wins (Meta, send marketing messages). */
function recipientOf({ to, recipient }: JsonObject): Recipient | null {
  const number = boundedText(Number.isSafeInteger(to) ? String(to) : to, 256)
  if (number !== null) return { member: 'to', id: number }
  const bsuid = boundedText(recipient, 256)
  return bsuid !== null ? { member: 'recipient', id: bsuid } : null
}

function activitySharingOf(value: unknown): Message['activitySharing'] {
  if (value === undefined) return null
  return typeof value === 'boolean' ? value : 'invalid'
}

function hasGif(component: JsonObject): boolean {
  return listOf(component.parameters).some((parameter) => parameter.type === 'gif')
}

function boundedText(value: unknown, longest: number): string | null {
  if (typeof value !== 'string' || value === '' || value.length > longest) return null
  return /[\p{Cc}\p{Cs}]/u.test(value) ? null : value
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function isProductPolicy(value: unknown): value is ProductPolicy {
  return PRODUCT_POLICIES.some((policy) => policy === value)
}

/** Names a given value briefly; never walks into it, since it may be nested without limit. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Where the text stops being JSON, without quoting it: a body may carry personal data. */
function syntaxProblem(text: string, error: unknown): string {
  if (text === '') return 'is empty'
  if (text.startsWith('\uFEFF')) return 'begins with a byte order mark'
  const position = /at position \d+/.exec(error instanceof Error ? error.message : '')
  return position ? `is not JSON ${position[0]}` : 'is not JSON'
}

function refused(what: MessageProblem['what'], details: string): MessageReading {
  return { ok: false, problem: { what, details } }
}
