import type { z } from 'zod'

/** What a viewer reads where something is not for viewers. */
export const HIDDEN = '(hidden)'

/** Says of a field of an answer that viewers get `(hidden)` instead of its value: addresses and tokens (contract 2, part 2). */
export function forOperators<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ 'x-hidden-from-viewers': true })
}
