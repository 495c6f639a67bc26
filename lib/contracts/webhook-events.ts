import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { givenTime } from '@/lib/contracts/times'

export const WEBHOOK_STATES = ['accepted', 'unassigned', 'hub', 'quarantined'] as const

/** The kinds of updates (lib/domain/webhooks/webhook-update). */
export const WEBHOOK_KINDS = [
  'status',
  'user_action',
  'account_update',
  'template_category_update',
  'template_status_update',
  'user_preference',
  'inbound_message',
  'hub',
  'other',
] as const

/** Which posts of the ledger; what all of them ask for must hold. */
export const webhookEventFilters = {
  /** An id, whole: of the post, of a channel or of a WABA it is about. */
  search: filterText.optional(),
  state: z.enum(WEBHOOK_STATES).optional(),
  kind: z.enum(WEBHOOK_KINDS).optional(),
  channel_id: filterText.optional(),
  waba_id: filterText.optional(),
  /** From this moment on, and before that one. */
  from: givenTime.optional(),
  to: givenTime.optional(),
}

/** `GET /webhook_events`: the webhook ledger, one entry for each proven POST (contract 3). */
export const webhookEventListQuery = listQuery({
  sort: ['received_at'],
  defaultSort: '-received_at',
  filters: webhookEventFilters,
})

/** How many told something, and how many were there before. */
const told = z.object({ new: z.int(), repeated: z.int() })

const effect = z.object({
  /** What changed: a WABA's status or standing, a template's category or announced category, a recipient's opt-out. */
  what: z.enum(['onboarding', 'standing', 'category', 'impending', 'opt_out']),
  waba_id: z.string(),
  template: z.object({ name: z.string(), language: z.string() }).nullable(),
  /** Masked to its last two characters for viewers. */
  recipient: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** What a POST changed. */
export const ledgerChanges = z.object({
  /** By status: `sent`, `delivered`, `read`, `failed`. */
  statuses: anyMembers(told),
  /** By action: `marketing_messages_link_click`, `landing_page_view`, … */
  user_actions: anyMembers(told),
  inbound_messages: z.int(),
  /** Updates about a number or a WABA that is not the partner's. */
  unassigned: z.int(),
  effects: z.array(effect),
})

export const webhookEvent = z.object({
  id: z.string(),
  received_at: z.iso.datetime(),
  state: z.enum(WEBHOOK_STATES),
  kinds: z.array(z.enum(WEBHOOK_KINDS)),
  channel_ids: z.array(z.string()),
  /** Those of them that are not taken out of use, by name. */
  channels: z.array(z.object({ id: z.string(), name: z.string() })),
  waba_ids: z.array(z.string()),
  changes: ledgerChanges,
  /** Why it is quarantined. */
  reason: z.string().nullable(),
  replayed_at: z.iso.datetime().nullable(),
})

export const webhookEventList = listData('webhook_events', webhookEvent)

/** One POST; `raw` is its JSON, or its text where it is none, for operators and owners. Of inbound messages id, type and time are left. */
export const webhookEventDetail = webhookEvent.extend({ raw: z.unknown() })

export type LedgerChanges = z.output<typeof ledgerChanges>
export type LedgerEffect = z.output<typeof effect>
export type WebhookEventListQuery = z.output<typeof webhookEventListQuery>
export type WebhookEventFilters = WebhookEventListQuery['filters']
export type WebhookEventList = z.output<typeof webhookEventList>
export type WebhookEventView = z.output<typeof webhookEvent>
export type WebhookEventDetail = z.output<typeof webhookEventDetail>
