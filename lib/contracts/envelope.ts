import { z } from 'zod'

/** One thing in a request that does not fit; `path` as in `filters.channel_id`, empty for the whole. */
export const issue = z.object({ path: z.string(), message: z.string() })

export type Issue = z.output<typeof issue>

/** What every answer of the Partner API is wrapped in (contract 3), as 360dialog's is. */
export function envelope<Data extends z.ZodType>(data: Data) {
  return z.object({
    meta: z.object({
      success: z.boolean(),
      http_code: z.int(),
      developer_message: z.string(),
      '360dialog_trace_id': z.string(),
    }),
    status_code: z.int(),
    data,
  })
}

/** The `data` of an error: the issues of a request that does not fit (422), else null. */
export const problemData = z.object({ issues: z.array(issue) }).nullable()

export interface Envelope<Data> {
  meta: z.output<ReturnType<typeof envelope>>['meta']
  status_code: number
  data: Data
}

/** An answer of the Partner API as it was given, to be read as `fetch` would have brought it. */
export interface ApiAnswer<Data> {
  status: number
  envelope: Envelope<Data>
}
