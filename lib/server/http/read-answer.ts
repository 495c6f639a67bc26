/** Longer than any page that is asked for: a hundred templates with their components, or channels. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024

/** The text of a provider's answer. Throws where it is longer than any that is expected: its sender is not to fill our memory. */
export async function readAnswer(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > MAX_ANSWER_BYTES)
      throw new Error(`the provider's answer is longer than ${MAX_ANSWER_BYTES} bytes (8 MiB)`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
