/**
 * What a text holds that the database cannot: NUL, or half of a surrogate pair. Null where it holds neither. Every text from
 * outside that is stored or searched for is asked this once, at the edge.
 */
export function oddText(text: string): string | null {
  if (text.includes('\0')) return 'NUL'
  return text.isWellFormed() ? null : 'half a surrogate pair'
}
