import { z } from 'zod'
import type { JsonSchema } from '@/lib/contracts/api-document'

/** A contract's schema as JSON Schema, as it is written (`input`) or read (`output`) on the wire. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    // The formats say it; zod's own patterns for them fill a page each.
    override: ({ jsonSchema: made }) => {
      if (made.format === 'date-time' || made.format === 'email') delete made.pattern
    },
  })
  return rest as JsonSchema
}
