import type { DoorResponse } from '@/lib/server/gateway/http'

/** An answer of the front door itself, in one line of text. */
export function plainText(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): DoorResponse {
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(text) }
}
