const QUOTE = 0x22
const BACKSLASH = 0x5c

/** The place of the quote that ends the string whose opening quote is at `open`; the body's length where none does. */
export function stringEnd(body: Uint8Array, open: number): number {
  let at = open + 1
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1
  return at
}
