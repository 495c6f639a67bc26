import { z } from 'zod'

/**
 * A JSON object whose members may have any name, `__proto__` and `constructor` among them: zod's own record leaves `__proto__` out. A
 * member that fits passes as it is; schemas that change what they read have no place in it.
 */
export function anyMembers<Value extends z.ZodType>(value: Value) {
  const { $schema: _dialect, ...inner } = z.toJSONSchema(value, { unrepresentable: 'any' })
  return z
    .custom<Record<string, z.output<Value>>>(isObject, { error: 'Accepted is a JSON object.' })
    .superRefine((given, context) => {
      for (const [name, member] of Object.entries(given)) {
        for (const { path, message } of value.safeParse(member).error?.issues ?? [])
          context.addIssue({ code: 'custom', path: [name, ...path], message })
      }
    })
    .meta({ type: 'object', additionalProperties: inner })
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
