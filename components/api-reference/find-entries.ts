import type { ReferenceEntry, ReferencePage } from '@/components/api-reference/reference-pages'

export interface FoundEntry extends ReferenceEntry {
  page: string
}

/** The parts of the reference that hold every word of a text, in their names, paths or codes. */
export function findEntries(pages: readonly ReferencePage[], text: string): FoundEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return pages.flatMap(({ title, entries }) =>
    entries.flatMap((entry) => {
      const searched = `${title} ${entry.label} ${entry.words}`.toLowerCase()
      return words.every((word) => searched.includes(word)) ? [{ ...entry, page: title }] : []
    }),
  )
}
