import { stringEnd } from '@/lib/domain/json/string-end'

const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/**
 * The place of the comma, brace or bracket that ends the member or element around `from`, in the bytes of a JSON text. White
 * space around a part belongs to it. Throws where nothing ends it: the body was not JSON.
 */
export function partEnd(body: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < body.length; at++) {
    const byte = body[at]
    if (byte === QUOTE) at = stringEnd(body, at)
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++
    else if (depth === 0 && (byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET))
      return at
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth--
  }
  throw new Error('a body was given that is not JSON')
}
