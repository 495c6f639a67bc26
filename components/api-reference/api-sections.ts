import type { ApiDocument, ApiOperation } from '@/lib/contracts/api-document'

/** An operation with where it is: the method in capitals, the path below `/api/v2`. */
export interface SectionOperation extends ApiOperation {
  method: string
  path: string
}

/** A page of the reference. */
export interface ApiSection {
  /** Its part of the address: `audit-log`. */
  slug: string
  name: string
  operations: SectionOperation[]
}

/** The operations of the document, by its tags, both in the document's order. */
export function apiSections({ paths }: ApiDocument): ApiSection[] {
  const sections = new Map<string, ApiSection>()
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const [name] = operation.tags
      const section = sections.get(name) ?? {
        slug: name.toLowerCase().replaceAll(' ', '-'),
        name,
        operations: [],
      }
      section.operations.push({ ...operation, method: method.toUpperCase(), path })
      sections.set(name, section)
    }
  }
  return [...sections.values()]
}
