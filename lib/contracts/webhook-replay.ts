import { z } from 'zod'
import { webhookEventFilters } from '@/lib/contracts/webhook-events'

/** `POST /webhook_events/replay`: which posts, by the filters of the list. */
export const webhookReplayRequest = z.strictObject({
  filters: z.strictObject(webhookEventFilters).prefault({}),
})

/** A replay of many posts, while it runs and afterwards. */
export const webhookReplay = z.object({
  id: z.string(),
  status: z.enum(['running', 'finished', 'interrupted']),
  total: z.int(),
  done: z.int(),
  /** Posts that changed something now; the rest was known already. */
  changed: z.int(),
  started_at: z.iso.datetime(),
  started_by: z.string(),
  finished_at: z.iso.datetime().nullable(),
})

export type WebhookReplayRequest = z.output<typeof webhookReplayRequest>
export type WebhookReplay = z.output<typeof webhookReplay>
