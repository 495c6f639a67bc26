import { z } from 'zod'
import { filterText, listData, listQuery } from '@/lib/contracts/list'

/** `GET /webhook_events/health`: how events of each channel come in; silent channels first. */
export const webhookHealthQuery = listQuery({
  sort: ['channel_name', 'last_event_at', 'events', 'failed_share'],
  defaultSort: 'channel_name',
  filters: { channel_id: filterText.optional() },
})

/** A channel's events of the last 24 hours, by the times they tell, in whole hours. */
export const webhookHealth = z.object({
  channel_id: z.string(),
  channel_name: z.string(),
  /** When the last one came in, whenever that was. */
  last_event_at: z.iso.datetime().nullable(),
  /** Statuses, clicks and other user actions; repeated ones count once. */
  events: z.int(),
  /** Messages that failed among those that failed or were delivered; null where there was neither. */
  failed_share: z.number().min(0).max(1).nullable(),
  /** When it last had a message accepted, in these hours. */
  last_accepted_at: z.iso.datetime().nullable(),
  /** It had a message accepted after its last event, and that event is more than an hour ago. */
  silent: z.boolean(),
})

export const webhookHealthList = listData('channels', webhookHealth)

export type WebhookHealthQuery = z.output<typeof webhookHealthQuery>
export type WebhookHealth = z.output<typeof webhookHealth>
export type WebhookHealthList = z.output<typeof webhookHealthList>
