import { z } from 'zod'

/** A new key: `api_key` is shown this once. */
export const createdKey = z.object({ id: z.string(), api_key: z.string() })

/** A key as it can be listed: never the key itself. */
export const listedKey = z.object({
  id: z.string(),
  last_four: z.string(),
  created_at: z.iso.datetime(),
  created_by: z.string(),
  revoked_at: z.iso.datetime().nullable(),
})

export const keyList = z.object({ count: z.int(), total: z.int(), api_keys: z.array(listedKey) })

export const deleted = z.object({ id: z.string() })

export type ListedKey = z.output<typeof listedKey>
export type KeyList = z.output<typeof keyList>
export type CreatedKey = z.output<typeof createdKey>
