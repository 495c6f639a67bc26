import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { storedText } from '@/lib/contracts/text'

/** A whole number in a query string. */
export const queryInteger = (from: number, to: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z
      .int({ error: `Accepted is a whole number from ${from} to ${to}.` })
      .min(from, { error: `Accepted is a whole number from ${from} to ${to}.` })
      .max(to, { error: `Accepted is a whole number from ${from} to ${to}.` }),
  )

/** A text to search by, or an id. */
export const filterText = storedText(512).min(1)

export const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100
const MAX_OFFSET = 2 ** 31 - 1

/**
 * The query of a list (contract 3): `limit`, `offset`, `sort` by the named fields (several with commas, `-` =
 * descending; `defaultSort` where none is given), and `filters`, whose JSON is already parsed here.
 */
export function listQuery<Filters extends z.ZodRawShape>({
  sort,
  defaultSort,
  filters,
}: {
  sort: readonly string[]
  defaultSort: string
  filters: Filters
}) {
  const orders = sort.flatMap((field) => [field, `-${field}`])
  const keys = Object.keys(filters).join(', ')
  return z.object({
    limit: queryInteger(1, MAX_LIMIT)
      .default(DEFAULT_LIMIT)
      .describe(`The most items in the answer; ${DEFAULT_LIMIT} without it.`),
    offset: queryInteger(0, MAX_OFFSET)
      .default(0)
      .describe('So many are left out before the first.'),
    sort: z
      .preprocess(
        (value) => (typeof value === 'string' ? value.split(',') : value),
        z.array(z.enum(orders, { error: `Accepted are ${orders.join(', ')}.` })),
      )
      .default([defaultSort])
      .describe(
        `Fields with commas between them, - before one for descending; ${defaultSort} without it.`,
      ),
    filters: z
      .preprocess(
        (value) => value ?? {},
        z.strictObject(filters, { error: `Accepted is a JSON object with the keys ${keys}.` }),
      )
      .describe('A JSON object; what all of its keys ask for must hold.'),
  })
}

/** Lists that grow for ever are counted so far; their `total` is at most this, and `total_is_least` says where there is more. */
export const MOST_COUNTED = 50_000

/** The `data` of a list (contract 3): `count` on this page, `total` in all, the query as it was understood, and the items. */
export function listData<Name extends string, Item extends z.ZodType>(name: Name, item: Item) {
  return z.object({
    count: z.int(),
    total: z.int(),
    total_is_least: z.boolean().optional(),
    limit: z.int(),
    offset: z.int(),
    sort: z.array(z.string()),
    filters: anyMembers(z.unknown()),
    ...({ [name]: z.array(item) } as Record<Name, z.ZodArray<Item>>),
  })
}
