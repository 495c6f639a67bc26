/** An upstream's answer to a send is a few hundred bytes; a longer one is not read for its meaning. */
const LONGEST_READ_BYTES = 1024 * 1024

const utf8 = new TextDecoder()

/**
 * Reads an upstream's body without trusting it: JSON if it is JSON, else its text, else (empty or
 * over 1 MiB) null. Never throws.
 */
export function readAnswer(body: Uint8Array): { json: unknown } | { text: string } | null {
  if (body.byteLength === 0 || body.byteLength > LONGEST_READ_BYTES) return null
  const text = utf8.decode(body)
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { text }
  }
}
