import { isObject } from '@/lib/domain/webhooks/json-member'

/** Lists whose members hold what people wrote, in changes of several fields. */
const CONTENT = new Set(['messages', 'message_echoes'])

/** What people wrote or are called, wherever it stands: also inside a status, or in a field that Meta may add. */
const PERSONAL = new Set([
  'text',
  'caption',
  'transcript',
  'interactive',
  'button',
  'reaction',
  'image',
  'video',
  'audio',
  'voice',
  'document',
  'sticker',
  'location',
  'order',
  'profile',
])

/** Of a template, not of a person: its words may be kept. */
const OF_TEMPLATE = /^(message_)?template_/

/** Deeper than this nothing is kept: no payload is, and what is there could not be looked through. */
const DEEPEST = 32

/**
 * What the ledger keeps of a payload (contract 4): of inbound messages their id, type and time, and not who wrote them; of nothing else
 * what people wrote or are called. Gives the very same value where there is nothing to take out.
 */
export function redactInbound(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return null
  if (Array.isArray(value))
    return sameUnless(
      value,
      value.map((member: unknown) => redactInbound(member, depth + 1)),
    )
  if (!isObject(value)) return value
  const names = Object.keys(value)
  const hasContent = names.some((name) => CONTENT.has(name))
  if (typeof value.field === 'string' && OF_TEMPLATE.test(value.field)) return value
  const kept = names.filter((name) => !PERSONAL.has(name) && !(hasContent && name === 'contacts'))
  const members = kept.map((name) =>
    CONTENT.has(name) ? cut(value[name]) : redactInbound(value[name], depth + 1),
  )
  if (
    kept.length === names.length &&
    members.every((member, index) => member === value[kept[index]!])
  )
    return value
  return Object.fromEntries(kept.map((name, index) => [name, members[index]]))
}

function cut(messages: unknown): unknown[] {
  const list: unknown[] = Array.isArray(messages) ? messages : [messages]
  return list.map((message) => {
    if (!isObject(message)) return {}
    const kept = ['id', 'type', 'timestamp'].filter((name) =>
      ['string', 'number'].includes(typeof message[name]),
    )
    return Object.fromEntries(kept.map((name) => [name, message[name]]))
  })
}

function sameUnless(before: unknown[], after: unknown[]): unknown[] {
  return after.every((member, index) => member === before[index]) ? before : after
}
