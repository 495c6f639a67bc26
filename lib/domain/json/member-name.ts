import { stringEnd } from '@/lib/domain/json/string-end'

const QUOTE = 0x22
const utf8 = new TextDecoder()

/** The name of the object's member that begins at `start`, as JSON means it: a name may be spelled with escapes. */
export function memberName(body: Uint8Array, start: number): unknown {
  const open = body.indexOf(QUOTE, start)
  return JSON.parse(utf8.decode(body.subarray(open, stringEnd(body, open) + 1)))
}
