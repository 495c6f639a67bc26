/** One field of a change; undefined where it was, or is, not there. */
export interface FieldDifference {
  field: string
  before: string | undefined
  after: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

/**
 * What an audit entry's `before` and `after` differ in, by field, with dots into objects. Where something was made or taken away, that
 * is all of its fields.
 */
export function auditDifference(before: Fields | null, after: Fields | null): FieldDifference[] {
  const [was, is] = [flat(before ?? {}), flat(after ?? {})]
  const fields = [...new Set([...was.keys(), ...is.keys()])]
  return fields
    .map((field) => ({ field, before: was.get(field), after: is.get(field) }))
    .filter((one) => one.before !== one.after)
}

function flat(value: Fields, path = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([name, inner]): [string, string][] => {
      const field = `${path}${name}`
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        return [...flat(inner as Fields, `${field}.`)]
      return [[field, words(inner)]]
    }),
  )
}

function words(value: unknown): string {
  if (value === null) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
