import type { JsonSchema } from '@/lib/contracts/api-document'
import { EXAMPLE_VALUES } from '@/lib/contracts/example-values'

/** An example that fits a schema: known names get their value of the story, everything else the plainest one. */
export function exampleOf(schema: JsonSchema, name?: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (name !== undefined && name in EXAMPLE_VALUES && fits(schema, EXAMPLE_VALUES[name]))
    return EXAMPLE_VALUES[name]
  if (schema.enum) return schema.enum[0]
  const variants = schema.anyOf ?? schema.oneOf
  if (variants)
    return exampleOf(variants.find((variant) => variant.type !== 'null') ?? { type: 'null' }, name)
  switch (firstType(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [key, exampleOf(value, key)]),
      )
    case 'array':
      return schema.items ? [exampleOf(schema.items)] : []
    case 'boolean':
      return schema.default ?? true
    case 'integer':
    case 'number':
      return schema.default ?? Math.max(1, schema.minimum ?? 1)
    case 'string':
      return schema.format === 'date-time'
        ? '2026-11-20T12:00:00.000Z'
        : schema.format === 'uri'
          ? 'https://floranorte.example'
          : 'text'
    default:
      return null
  }
}

function firstType({ type }: JsonSchema): string | undefined {
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type
}

/** Roughly: is the value of the schema's kind, and one of its values where they are listed? */
function fits(schema: JsonSchema, value: unknown): boolean {
  if (schema.enum) return schema.enum.includes(value)
  if (schema.pattern !== undefined && typeof value === 'string')
    return new RegExp(schema.pattern, 'u').test(value)
  if (schema.format === 'date-time' && !(typeof value === 'string' && value.includes('T')))
    return false
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return variants.some((variant) => fits(variant, value))
  const types = [schema.type].flat()
  if (value === null) return types.includes('null')
  if (Array.isArray(value))
    return (
      types.includes('array') && value.every((item) => !schema.items || fits(schema.items, item))
    )
  if (typeof value === 'number') return types.includes('integer') || types.includes('number')
  if (typeof value === 'object')
    return types.includes('object') && Object.keys(schema.properties ?? {}).length === 0
  return types.includes(typeof value)
}
