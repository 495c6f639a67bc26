import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { forOperators } from '@/lib/contracts/for-operators'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { targetUrl } from '@/lib/contracts/target-url'
import { ALERT_KINDS, SUBJECT_TYPES } from '@/lib/domain/alerts/alert'

const kind = z.enum(ALERT_KINDS)

/** `GET /alerts`: what a partner should look at, newest first; those that are over too, unless `open` says otherwise. */
export const alertListQuery = listQuery({
  sort: ['opened_at'],
  defaultSort: '-opened_at',
  filters: {
    open: z.boolean().optional(),
    muted: z.boolean().optional(),
    kind: kind.optional(),
    subject_id: filterText.optional(),
  },
})

/** One alert. It closes by itself when its cause is gone. */
export const alert = z.object({
  id: z.string(),
  kind,
  subject: z.object({
    type: z.enum(SUBJECT_TYPES),
    /** Of a template: `waba_id/name/language`, each percent-encoded. */
    id: z.string(),
    /** The channel's, the template's or the client's name; null where it is not known, and for the partner. */
    name: z.string().nullable(),
  }),
  /** What is the matter, and what to do about it. */
  title: z.string(),
  advice: z.string(),
  /** The numbers in it: counts, shares between 0 and 1, times. */
  details: anyMembers(z.union([z.string(), z.number(), z.null()])),
  opened_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
  muted: z.boolean(),
  muted_at: z.iso.datetime().nullable(),
  /** As the audit log names people and keys. */
  muted_by: z.string().nullable(),
})

export const alertList = listData('alerts', alert)

/** `PATCH /alerts/{id}`: an alert that is muted stays silent until it closes. */
export const alertChange = z.strictObject({ muted: z.boolean() })

/** `PATCH /settings/alerts`: where each alert is posted once, when it opens; null: nowhere. */
export const alertSettingChange = z.strictObject({
  webhook_url: targetUrl.nullable(),
})

export const alertSetting = z.object({ webhook_url: forOperators(z.string().nullable()) })

export type AlertListQuery = z.output<typeof alertListQuery>
export type AlertView = z.output<typeof alert>
export type AlertList = z.output<typeof alertList>
export type AlertSetting = z.output<typeof alertSetting>
