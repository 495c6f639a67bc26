import type { z } from 'zod'
import type { JsonSchema } from '@/lib/contracts/api-document'
import { HIDDEN } from '@/lib/contracts/for-operators'
import type { Role } from '@/lib/domain/accounts/role'
import { withoutWamids } from '@/lib/domain/text/without-wamids'
import { jsonSchema } from '@/lib/server/api-document/json-schema'

/**
 * What someone of this role gets of an answer: for viewers the fields that a contract hides from them are hidden, and no text, wherever
 * it stands and whatever brought it there, holds a message id, since that holds a number (contract 2, part 2).
 */
export function shownTo<Value>(role: Role, schema: z.ZodType, value: Value): Value {
  if (role !== 'viewer') return value
  return hidden(value, hiddenIn(schema)) as Value
}

/** Where in a value something is hidden: all of it, or by member and in each element. */
type Places = true | { members: ReadonlyMap<string, Places>; each: Places | null } | null

const known = new WeakMap<z.ZodType, Places>()

function hiddenIn(schema: z.ZodType): Places {
  const before = known.get(schema)
  if (before !== undefined) return before
  const places = placesOf(jsonSchema(schema, 'output'))
  known.set(schema, places)
  return places
}

function placesOf(schema: JsonSchema): Places {
  if (schema['x-hidden-from-viewers'] === true) return true
  const variants = [schema.anyOf, schema.oneOf, schema.allOf as JsonSchema[] | undefined]
    .flatMap((some) => some ?? [])
    .map(placesOf)
  if (variants.includes(true)) return true
  const members = new Map<string, Places>()
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const places = placesOf(member)
    if (places) members.set(name, places)
  }
  for (const variant of variants) {
    if (variant && variant !== true)
      for (const [name, places] of variant.members) members.set(name, places)
  }
  const each = schema.items ? placesOf(schema.items) : null
  return members.size > 0 || each ? { members, each } : null
}

function hidden(value: unknown, places: Places): unknown {
  if (value === null || value === undefined) return value
  if (places === true) return HIDDEN
  if (typeof value === 'string') return withoutWamids(value)
  if (Array.isArray(value))
    return value.map((element: unknown) => hidden(element, places?.each ?? null))
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      withoutWamids(name),
      hidden(member, places?.members.get(name) ?? null),
    ]),
  )
}
