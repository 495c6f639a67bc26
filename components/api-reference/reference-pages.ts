import type { ApiSection } from '@/components/api-reference/api-sections'

/** A part of a page, as the navigation and its search know it. */
export interface ReferenceEntry {
  href: string
  label: string
  method?: string
  /** Also found by these: a path, codes. */
  words: string
}

export interface ReferencePage {
  href: string
  title: string
  entries: readonly ReferenceEntry[]
}

export const REFERENCE_HOME = '/docs/api'

/** The reference's pages: those written by hand first, then a page for each section of the document. */
export function referencePages(
  written: readonly ReferencePage[],
  sections: readonly ApiSection[],
): ReferencePage[] {
  return [
    ...written,
    ...sections.map(({ slug, name, operations }) => {
      const href = `${REFERENCE_HOME}/${slug}`
      return {
        href,
        title: name,
        entries: operations.map(({ operationId, summary, method, path }) => ({
          href: `${href}#${operationId}`,
          label: firstClause(summary),
          method,
          words: `${summary} ${method} ${path}`,
        })),
      }
    }),
  ]
}

/** "Invite an address for 7 days by a link shown this once; an earlier link of it ends" up to the semicolon, where it is long. */
function firstClause(summary: string): string {
  return summary.length > 28 ? summary.split(/[;,]/, 1)[0]! : summary
}
