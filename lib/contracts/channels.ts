import { z } from 'zod'
import { forOperators } from '@/lib/contracts/for-operators'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { routingCounts } from '@/lib/contracts/routing-effect'
import { targetUrl } from '@/lib/contracts/target-url'
import { lineOfText, storedText } from '@/lib/contracts/text'
import { EFFECTIVE_ROUTINGS, ROUTING_OVERRIDES } from '@/lib/domain/channels/effective-routing'
import { BUCKETS } from '@/lib/domain/onboarding/eligibility'

export const provider = z.enum(['360dialog', 'meta', 'sandbox'])
const way = z.enum(['marketing_messages', 'messages'])
const reason = z.enum(Object.keys(EFFECTIVE_ROUTINGS) as [keyof typeof EFFECTIVE_ROUTINGS])
const id = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'Accepted are letters, digits, - and _.' })

/** `POST /channels` (contract 3). */
export const newChannel = z.strictObject({
  client_id: id,
  name: lineOfText(200),
  provider,
  phone_number: z
    .string()
    .trim()
    .regex(/^\+?[\d ().-]{6,24}$/, {
      error: 'Accepted is a phone number in international format, as +5511987654321.',
    })
    .transform((value) => value.replace(/\D/g, '')),
  phone_number_id: id,
  waba_id: id,
  business_id: id,
  /** Write-only. */
  upstream_api_key: lineOfText(1024).min(8, { error: 'Accepted are 8 characters or more.' }),
  /** The caller may use the upstream key itself as gateway key. */
  accept_upstream_key: z.boolean().default(true),
  forward_url: targetUrl.nullable().default(null),
  /** Default of `message_activity_sharing`; null leaves it to the WABA. */
  default_activity_sharing: z.boolean().nullable().default(null),
  /** Messages per second and instance; null = no limit. */
  rate_limit_mps: z.int().min(1).max(10_000).nullable().default(null),
  suppress_opted_out: z.boolean().default(false),
  suppress_us: z.boolean().default(false),
  /** Meta's `marketing_messages_onboarding_status` where it is known by other means. */
  mm_status: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z_]{1,64}$/, { error: 'Accepted is a status of Meta, as ONBOARDED or ELIGIBLE.' })
    .nullable()
    .optional(),
})

/** `PATCH /channels/{id}`: any of them. Written out of the same shape without its defaults, so that what is absent stays. */
export const channelChange = z.strictObject(
  Object.fromEntries(
    Object.entries(newChannel.shape).map(([name, schema]) => [
      name,
      (schema instanceof z.ZodDefault ? schema.unwrap() : schema).optional(),
    ]),
  ) as unknown as {
    [Name in keyof typeof newChannel.shape]: z.ZodOptional<
      Undefaulted<(typeof newChannel.shape)[Name]>
    >
  },
)

type Undefaulted<Schema> = Schema extends z.ZodDefault<infer Inner> ? Inner : Schema

export const mmStatus = z.object({
  status: z.string().nullable(),
  bucket: z.enum(BUCKETS),
  source: z.string().nullable(),
})

export const channel = z.object({
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  name: z.string(),
  provider,
  phone_number: z.string(),
  /** The number as people write it, as `+55 11 98765 4321`. */
  display_phone_number: z.string(),
  /** ISO 3166 alpha-2 of the number. */
  country: z.string().nullable(),
  phone_number_id: z.string(),
  waba_id: z.string(),
  business_id: z.string().nullable(),
  accept_upstream_key: z.boolean(),
  forward_url: forOperators(z.string().nullable()),
  default_activity_sharing: z.boolean().nullable(),
  rate_limit_mps: z.int().nullable(),
  suppress_opted_out: z.boolean(),
  suppress_us: z.boolean(),
  routing: z.object({
    override: z.enum(ROUTING_OVERRIDES),
    effective: way,
    reason,
    explanation: z.string(),
  }),
  mm_status: mmStatus,
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
})

/** What went on by a channel lately. */
export const channelActivity = z.object({
  /** Messages accepted in these seven UTC days, today the last, by accepting way. */
  accepted_7_days: z.object({ marketing_messages: z.int(), messages: z.int() }),
  /** When a webhook last told of it. */
  last_event_at: z.iso.datetime().nullable(),
})

/** `GET /channels` and `GET /channels/{id}`. */
export const activeChannel = channel.extend({ activity: channelActivity })

export const channelListQuery = listQuery({
  sort: ['name', 'created_at', 'phone_number', 'client_name'],
  defaultSort: 'name',
  filters: {
    id: filterText.optional(),
    /** Part of the name, the number or an id. */
    search: storedText(200).optional(),
    client_id: filterText.optional(),
    waba_id: filterText.optional(),
    phone_number: filterText.optional(),
    phone_number_id: filterText.optional(),
    provider: provider.optional(),
    override: z.enum(ROUTING_OVERRIDES).optional(),
    /** Why its marketing templates go the way they go, as `routing.reason`. */
    reason: reason.optional(),
  },
})

export const channelList = listData('partner_channels', activeChannel)

/** `POST /channels?check_key=true`, and `PATCH /channels/{id}?check_key=true` with a key: the provider is asked whether it takes it. */
export const channelKeyQuery = z.object({
  check_key: z.enum(['true', 'false'], { error: 'Accepted are true and false.' }).default('false'),
})

export const overrideChange = z.strictObject({ mode: z.enum(ROUTING_OVERRIDES) })
export const overrideChanged = z.object({ mode: z.enum(ROUTING_OVERRIDES), effective: way, reason })

/** `POST /channels/routing`: all or nothing. */
export const bulkOverrideChange = z.strictObject({
  channel_ids: z.array(filterText).min(1).max(10_000),
  mode: z.enum(ROUTING_OVERRIDES),
})
export const bulkOverrideQuery = z.object({
  dry_run: z.enum(['true', 'false'], { error: 'Accepted are true and false.' }).default('false'),
})
export const bulkOverrideChanged = z.object({
  changed: z.int(),
  /** Of a dry run: how the channels are routed now, and how they would be. */
  before: routingCounts.optional(),
  after: routingCounts.optional(),
})

export type NewChannel = z.output<typeof newChannel>
export type NewChannelInput = z.input<typeof newChannel>
export type ChannelChange = z.output<typeof channelChange>
export type Channel = z.output<typeof channel>
export type ChannelActivity = z.output<typeof channelActivity>
export type ActiveChannel = z.output<typeof activeChannel>
export type ChannelList = z.output<typeof channelList>
export type BulkOverrideChange = z.output<typeof bulkOverrideChange>
export type BulkOverrideChanged = z.output<typeof bulkOverrideChanged>
export type OverrideChanged = z.output<typeof overrideChanged>
export type ChannelListQuery = z.output<typeof channelListQuery>
