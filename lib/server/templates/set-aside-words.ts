import { storableText } from '@/lib/domain/text/storable-text'

/** What a reading that took the rest says of the entries it left out; null where there are none. */
export function setAsideWords(setAside: readonly string[]): string | null {
  if (setAside.length === 0) return null
  const shown = setAside.slice(0, 10).join('; ')
  const more = setAside.length > 10 ? `; and ${setAside.length - 10} more` : ''
  return storableText(`Left out of the list: ${shown}${more}.`, 1_000)
}
