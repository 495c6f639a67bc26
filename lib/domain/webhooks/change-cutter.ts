import { memberName } from '@/lib/domain/json/member-name'
import { partEnd } from '@/lib/domain/json/part-end'
import { stringEnd } from '@/lib/domain/json/string-end'

const QUOTE = 0x22
const COLON = 0x3a
const COMMA = Uint8Array.of(0x2c)
const OPEN_BRACKET = 0x5b
const OPEN_BRACE = 0x7b

interface Span {
  start: number
  end: number
}

/** A JSON array in the bytes: behind its opening bracket, what is in it, and its closing bracket. */
interface ArraySpan extends Span {
  elements: Span[]
}

/**
 * Cuts the bytes of a webhook POST: gives a function that makes a body with only the changes `keeps` wants, in their order, and
 * only the entries that have one. All that is kept stays as it was written, so that no number loses a digit. `keeps` gets the places
 * of entry and change as `JSON.parse` counts them. The body must be JSON with an array `entry` of Meta's shape.
 */
export function changeCutter(
  body: Uint8Array,
): (keeps: (entry: number, change: number) => boolean) => Uint8Array {
  const entries = arrayIn(body, { start: 0, end: body.length }, 'entry')
  if (!entries) throw new Error('a body was given that has no array "entry"')
  const places = entries.elements.map((span) => ({ span, changes: arrayIn(body, span, 'changes') }))
  return (keeps) => {
    const kept = places.flatMap(({ span, changes }, entry) => {
      const ofEntry = changes?.elements
        .filter((_, change) => keeps(entry, change))
        .map(({ start, end }) => body.subarray(start, end))
      return changes && ofEntry!.length > 0
        ? [
            joined([
              body.subarray(span.start, changes.start),
              ...separated(ofEntry!),
              body.subarray(changes.end, span.end),
            ]),
          ]
        : []
    })
    return joined([body.subarray(0, entries.start), ...separated(kept), body.subarray(entries.end)])
  }
}

/** The array that the object in `span` has by this name; null where it is no object or has none. The last of several counts, as for `JSON.parse`. */
function arrayIn(body: Uint8Array, span: Span, name: string): ArraySpan | null {
  const open = firstByte(body, span.start)
  if (body[open] !== OPEN_BRACE) return null
  const member = partsFrom(body, open + 1).elements.findLast(
    ({ start }) => memberName(body, start) === name,
  )
  if (!member) return null
  const value = firstByte(
    body,
    body.indexOf(COLON, stringEnd(body, body.indexOf(QUOTE, member.start))) + 1,
  )
  return body[value] === OPEN_BRACKET ? partsFrom(body, value + 1) : null
}

/** The members or elements from behind an opening bracket to its closing one. */
function partsFrom(body: Uint8Array, start: number): ArraySpan {
  const elements: Span[] = []
  for (let from = start; ; ) {
    const end = partEnd(body, from)
    const isEmpty = elements.length === 0 && firstByte(body, from) === end
    if (!isEmpty) elements.push({ start: from, end })
    if (body[end] !== COMMA[0]) return { start, end, elements }
    from = end + 1
  }
}

function firstByte(body: Uint8Array, from: number): number {
  let at = from
  // JSON's white space and, at the very beginning, the three bytes of a byte order mark.
  while (body[at]! <= 0x20 || body[at]! >= 0x80) at++
  return at
}

function separated(parts: readonly Uint8Array[]): Uint8Array[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [COMMA, part]))
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let length = 0
  for (const part of parts) {
    bytes.set(part, length)
    length += part.length
  }
  return bytes
}
