import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'

/** `GET/PATCH /settings/360dialog_hub`: the way to 360dialog's own Partner API. */
export const hubSetting = z.object({
  /** `D360_HUB_API_KEY` is set, for this partner. */
  configured: z.boolean(),
  hub_partner_id: z.string(),
  /** What the hub is sent to switch its own marketing routing off; the body is not publicly documented. */
  routing_off_body: anyMembers(z.unknown()),
  /** When the hub last took it; null: never from here. */
  routing_off_at: z.iso.datetime().nullable(),
})

export const hubSettingChange = z.strictObject({
  hub_partner_id: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'Accepted are letters, digits, - and _.' })
    .nullable()
    .optional(),
  routing_off_body: anyMembers(z.unknown()).optional(),
})

/** `POST /settings/360dialog_hub/routing_off`: the hub's answer as it came. */
export const hubAnswer = z.object({ status: z.int(), body: z.unknown() })

export const hubImportQuery = z.object({
  dry_run: z.enum(['true', 'false'], { error: 'Accepted are true and false.' }).default('false'),
})

/** `POST /channels/import/360dialog`. */
export const hubImportOrder = z
  .strictObject({
    /** Keys of new channels by the hub's channel id. */
    api_keys: anyMembers(z.string().min(8)).default({}),
    /** Let the hub make a key for each new channel without one above. It revokes the channel's other keys. */
    create_api_keys: z.boolean().default(false),
  })
  .prefault({})

export const hubImportItem = z.object({
  hub_id: z.string().nullable(),
  name: z.string().nullable(),
  phone_number: z.string().nullable(),
  client_name: z.string().nullable(),
  /** `needs_key`: give it in `api_keys`, or allow `create_api_keys`. */
  action: z.enum(['create', 'update', 'unchanged', 'needs_key', 'skip', 'failed']),
  /** What an update changes, or why nothing was done. */
  explanation: z.string(),
})

export const hubImport = z.object({
  found: z.int(),
  created: z.int(),
  updated: z.int(),
  channels: z.array(hubImportItem),
})

export type HubAnswer = z.output<typeof hubAnswer>
export type HubSetting = z.output<typeof hubSetting>
export type HubSettingChange = z.output<typeof hubSettingChange>
export type HubImport = z.output<typeof hubImport>
export type HubImportItem = z.output<typeof hubImportItem>
export type HubImportOrder = z.output<typeof hubImportOrder>
