import type { JsonSchema } from '@/lib/contracts/api-document'

/** A place in a JSON value where a text may stand. */
export interface TextField {
  path: (string | number)[]
  isDate: boolean
}

/** Every place in a schema where a text may stand; members of any name are tried by one name. */
export function textFields(schema: JsonSchema, path: (string | number)[] = []): TextField[] {
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return variants.flatMap((variant) => textFields(variant, path))
  const types = [schema.type].flat()
  const own =
    types.includes('string') && !schema.enum && schema.const === undefined
      ? [{ path, isDate: /^date/.test(String(schema.format)) }]
      : []
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    textFields(member, [...path, name]),
  )
  const more = schema.additionalProperties
  const others =
    typeof more === 'object'
      ? // A member that may be anything may be a text.
        textFields(Object.keys(more).length > 0 ? more : { type: 'string' }, [...path, 'odd'])
      : []
  const items = schema.items ? textFields(schema.items, [...path, 0]) : []
  return [...own, ...members, ...others, ...items]
}

/** A copy of `value` with something else at a place; what leads there is made where it is missing. */
export function withValueAt(
  value: unknown,
  [name, ...rest]: readonly (string | number)[],
  put: unknown,
): unknown {
  if (name === undefined) return put
  if (typeof name === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : []
    list[name] = withValueAt(list[name], rest, put)
    return list
  }
  const inner = (value ?? {}) as Record<string, unknown>
  return { ...inner, [name]: withValueAt(inner[name], rest, put) }
}
