import { z } from 'zod'

/** One thing wrong with a file; `row` as a spreadsheet numbers it, the header being 1. */
export const rowIssue = z.object({ row: z.int(), path: z.string(), message: z.string() })

export const channelImport = z.object({
  /** How many channels were made, or with `dry_run` would be. */
  created: z.int(),
  errors: z.array(rowIssue),
})

export const channelImportQuery = z.object({
  dry_run: z.enum(['true', 'false'], { error: 'Accepted are true and false.' }).default('false'),
})

export type RowIssue = z.output<typeof rowIssue>
export type ChannelImport = z.output<typeof channelImport>
