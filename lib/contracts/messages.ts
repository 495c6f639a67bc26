import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { givenDay } from '@/lib/contracts/times'
import { ROUTING_OVERRIDES } from '@/lib/domain/channels/effective-routing'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'
import { FALLBACK_POLICIES } from '@/lib/domain/sending/fallback-policy'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'
import { STATUSES } from '@/lib/domain/webhooks/webhook-update'

const way = z.enum(['marketing_messages', 'messages'])
const reason = z.enum([...DECISION_REASONS, ...SUPPRESSION_REASONS])
const failureClass = z.enum(FAILURE_CLASSES)
const source = z.enum(['gateway', 'dashboard'])
const status = z.enum(STATUSES)

/** `GET /messages`: the send log (contract 3). */
export const messageListQuery = listQuery({
  sort: ['at', 'latency_ms'],
  defaultSort: '-at',
  filters: {
    channel_id: filterText.optional(),
    template_name: filterText.optional(),
    campaign: filterText.optional(),
    reason: reason.optional(),
    accepted_by: way.nullable().optional(),
    client_id: filterText.optional(),
    /** Was the first attempt swallowed? */
    fell_back: z.boolean().optional(),
    /** What the swallowed attempt's failure meant. */
    fallback_class: failureClass.optional(),
    /** UTC days, both inclusive. */
    from: givenDay.optional(),
    to: givenDay.optional(),
    /** A trace id, wamid, number or user id; whole. Viewers find by trace id alone. */
    search: filterText.transform((text) => text.trim()).optional(),
    source: source.optional(),
    /** The furthest that webhooks told of it. */
    status: status.optional(),
  },
})

/** One send as the log lists it. */
export const messageItem = z.object({
  trace_id: z.string(),
  at: z.iso.datetime(),
  source,
  channel_id: z.string(),
  channel_name: z.string().nullable(),
  waba_id: z.string(),
  /** The path the caller asked for. */
  asked: way,
  type: z.string().nullable(),
  /** Masked to its last two characters for viewers. */
  recipient: z.string().nullable(),
  /** As people of its country write a number: `+55 21 99111 2222`. */
  display_recipient: z.string().nullable(),
  /** ISO 3166 alpha-2, where the number or id tells one. */
  recipient_country: z.string().nullable(),
  template_name: z.string().nullable(),
  template_language: z.string().nullable(),
  campaign: z.string().nullable(),
  reason,
  policy: z.enum(FALLBACK_POLICIES),
  /** The way the plan began with; null where nothing was to be sent. */
  decided: way.nullable(),
  /** The way whose 2xx answered the caller. */
  accepted_by: way.nullable(),
  /** Null for viewers: it holds the recipient's number. */
  wamid: z.string().nullable(),
  /** The furthest that webhooks told of it; null before the first. */
  status: status.nullable(),
  /** As webhooks billed it: `marketing_lite` is MM, any other category Cloud; null until then. */
  billed_as: z.string().nullable(),
  answer_status: z.int(),
  answer_code: z.int().nullable(),
  /** Of the attempt that was swallowed. */
  fallback_class: failureClass.nullable(),
  fallback_code: z.int().nullable(),
  possible_duplicate: z.boolean(),
  latency_ms: z.int(),
})

export const messageList = listData('messages', messageItem)

const attempt = z.object({
  way,
  /** From the send's arrival. */
  started_ms: z.int(),
  took_ms: z.int(),
  outcome: z.enum(['accepted', 'refused', 'not_sent', 'lost']),
  status: z.int().nullable(),
  class: failureClass.nullable(),
  code: z.int().nullable(),
  text: z.string().nullable(),
  wamid: z.string().nullable(),
  possible_duplicate: z.boolean(),
})

/** The answers to the questions of contract 2.1. */
const facts = z.object({
  via: z.enum(['auto', 'marketing_messages', 'messages']),
  type: z.string().nullable(),
  strict: z.boolean(),
  override: z.enum(ROUTING_OVERRIDES),
  partner_routing: z.boolean(),
  onboarding: z.enum(['onboarded', 'not_onboarded', 'unknown']),
  category: z
    .object({
      verdict: z.enum(['marketing', 'non_marketing', 'unknown', 'unavailable']),
      source: z.string(),
    })
    .nullable(),
  waited_ms: z.int(),
})

/** The plan, step by step, and when each one is taken. */
const step = z.object({
  way,
  when: z.enum(['first', 'any_failure', 'confirmed_refusal', 'code_131063']),
})

/** `GET /messages/{wamid or trace id}`: one send and why it went the way it did. */
export const messageDetail = messageItem.extend({
  trace: z.object({
    facts,
    steps: z.array(step),
    attempts: z.array(attempt),
    /** What the send taught: a category, or something about the WABA's onboarding. */
    learned: z.array(z.string()),
  }),
  /** Meta's `pricing` of the earliest priced webhook, as it came. */
  pricing: anyMembers(z.unknown()).nullable(),
  /** What webhooks told of it, in the order in which it happened. */
  timeline: z.array(
    z.object({
      status,
      at: z.iso.datetime(),
      /** Of `failed`. */
      code: z.int().nullable(),
      title: z.string().nullable(),
    }),
  ),
})

export type MessageListQuery = z.output<typeof messageListQuery>
export type MessageList = z.output<typeof messageList>
export type MessageItem = z.output<typeof messageItem>
export type MessageDetail = z.output<typeof messageDetail>
