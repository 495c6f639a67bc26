export type JsonObject = Readonly<Record<string, unknown>>

/** The value as a JSON object; `{}` for anything else, so that what is missing reads as missing. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of an array, without what else is in it; a lone object counts as an array of one. */
export function objectsOf(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject)
  return isObject(value) ? [value] : []
}

/**
 * A text as the database takes it, without NUL and half surrogate pairs, cut to `longest` characters; numbers are spelled out. Null
 * for anything else and for an empty text.
 */
export function textOf(value: unknown, longest: number): string | null {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
  if (typeof text !== 'string') return null
  return text.replaceAll('\0', '').slice(0, longest).toWellFormed() || null
}

/** Longest id that is kept: a wamid has about 60 characters, and the ids of a key must fit one page of an index. */
const LONGEST_ID = 256

/** An id, whatever it came as. One that is too long is none: cut, it would be that of another thing. */
export function idOf(value: unknown): string | null {
  const id = textOf(value, LONGEST_ID + 1)?.trim() ?? ''
  return id === '' || id.length > LONGEST_ID ? null : id
}

const EARLIEST = Date.UTC(2009, 0)
const LATEST = Date.UTC(2201, 0)

/** How far a provider's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000

/**
 * A time in milliseconds since 1970: Meta gives seconds, as text or number; what is above 1e12 is taken for milliseconds. A time that
 * is still to come, by more than a few minutes, counts as when it was told: it would outweigh all that follows. Null for what is no
 * time from 2009, when WhatsApp began, to 2200.
 */
export function timeOf(value: unknown, receivedAt: number): number | null {
  const time = saidTimeOf(value)
  return time !== null && time > receivedAt + AHEAD_MS ? receivedAt : time
}

/** The time as it was said, also one to come: what tells one event from another. */
export function saidTimeOf(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^\s*\d{1,16}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : value
  if (typeof number !== 'number') return null
  const time = Math.floor(number > 1e12 ? number : number * 1000)
  return time >= EARLIEST && time < LATEST ? time : null
}

/** A recipient as events and the send log are joined by it: the digits of a phone number, anything else as it is. */
export function recipientOf(value: unknown): string | null {
  const id = idOf(value)
  return id !== null && /^\+?[\d\s().\-/]+$/.test(id) ? id.replace(/\D/g, '') || null : id
}
