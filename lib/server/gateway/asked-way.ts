import type { Way } from '@/lib/domain/sending/way'

const BY_NAME = new Map<string, Way>([
  ['messages', 'messages'],
  ['marketing_messages', 'marketing_messages'],
])

/**
 * Which send a path asks for, in whatever way it is spelled: as `/v1/messages`, with a slash at the end or two of them, with dot
 * segments, in percent-encoding or capital letters (contract 2). A provider may read such a path as a send, so one that was passed
 * through would go past the decision and the log. Null for any other path.
 */
export function askedWay(path: string): Way | null {
  const plain = BY_NAME.get(path.slice(1))
  if (plain) return plain
  const names: string[] = []
  for (const segment of decoded(path).toLowerCase().split(/[\\/]/)) {
    // What follows a semicolon are parameters of the segment (RFC 3986 3.3).
    const name = segment.split(';', 1)[0]!.trim()
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  if (names[0] === 'v1') names.shift()
  return names.length === 1 ? (BY_NAME.get(names[0]!) ?? null) : null
}

/** Decoded until nothing is left to decode: one more proxy on the way may decode once more. */
function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path)
    return once === path ? path : decoded(once)
  } catch {
    return path
  }
}
