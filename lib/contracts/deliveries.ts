import { z } from 'zod'
import { forOperators } from '@/lib/contracts/for-operators'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { givenTime } from '@/lib/contracts/times'

const state = z.enum(['pending', 'delivered', 'failed'])

/** `GET /deliveries`: the forwarding log (contract 3). */
export const deliveryListQuery = listQuery({
  sort: ['created_at'],
  defaultSort: '-created_at',
  filters: {
    state: state.optional(),
    channel_id: filterText.optional(),
    /** Of the webhook that is forwarded. */
    event_id: filterText.optional(),
    /** Written from this moment on, and before that one. */
    from: givenTime.optional(),
    to: givenTime.optional(),
  },
})

/** One webhook on its way to one channel's `forward_url`. */
export const delivery = z.object({
  /** The `webhook-id` its receiver gets, at every attempt. */
  id: z.string(),
  event_id: z.string(),
  /** `alerts` where it is an alert on its way; `event_id` is the alert's then. */
  channel_id: z.string(),
  channel_name: z.string().nullable(),
  /** Where the channel's webhooks, or alerts, go now. */
  forward_url: forOperators(z.string().nullable()),
  state,
  /** What the receiver is told its statuses are billed as. */
  billed: z.enum(['marketing_lite', 'marketing', 'mixed', 'none']),
  created_at: z.iso.datetime(),
  attempts: z.int(),
  /** When it is tried next; null where it is not. */
  next_at: z.iso.datetime().nullable(),
  /** When it was last tried, and what came of it. */
  last_at: z.iso.datetime().nullable(),
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  last_took_ms: z.int().nullable(),
  delivered_at: z.iso.datetime().nullable(),
})

export const deliveryList = listData('deliveries', delivery)

/** `GET /deliveries/health`: how forwarding to each channel goes. */
export const forwardingHealthQuery = listQuery({
  sort: ['channel_name'],
  defaultSort: 'channel_name',
  filters: { channel_id: filterText.optional() },
})

export const forwardingHealth = z.object({
  channel_id: z.string(),
  channel_name: z.string(),
  forward_url: forOperators(z.string()),
  /** Not yet delivered, whenever they came, and since when. */
  pending: z.int(),
  oldest_pending_at: z.iso.datetime().nullable(),
  /** Of the webhooks of the last 24 hours. */
  delivered: z.int(),
  failed: z.int(),
  /** Delivered among those of the last 24 hours that were tried; null where none was. */
  success_share: z.number().min(0).max(1).nullable(),
  last_at: z.iso.datetime().nullable(),
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
})

export const forwardingHealthList = listData('channels', forwardingHealth)

export type DeliveryListQuery = z.output<typeof deliveryListQuery>
export type Delivery = z.output<typeof delivery>
export type DeliveryList = z.output<typeof deliveryList>
export type ForwardingHealthQuery = z.output<typeof forwardingHealthQuery>
export type ForwardingHealthList = z.output<typeof forwardingHealthList>
