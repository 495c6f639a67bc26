import { z } from 'zod'
import { anyMembers } from '@/lib/contracts/any-members'
import { filterText, listData, listQuery } from '@/lib/contracts/list'
import { givenTime } from '@/lib/contracts/times'

/** `GET /audit_log`: every change, newest first (contract 3). */
export const auditListQuery = listQuery({
  sort: ['at'],
  defaultSort: '-at',
  filters: {
    /** `user:…`, `key:…` or `system`. */
    actor: filterText.optional(),
    /** An action, or the first words of several: `channel` also finds `channel.create`. */
    action: filterText.optional(),
    subject: filterText.optional(),
    /** From this moment on, and before that one. */
    from: givenTime.optional(),
    to: givenTime.optional(),
  },
})

export const auditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** The person's name or the key's last characters, as far as they are still known. */
  actor_name: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  before: anyMembers(z.unknown()).nullable(),
  after: anyMembers(z.unknown()).nullable(),
  /** The address it came from. */
  remote: z.string().nullable(),
})

export const auditList = listData('audit_log', auditEntry)

export type AuditList = z.output<typeof auditList>
export type AuditListQuery = z.output<typeof auditListQuery>
export type AuditEntryView = z.output<typeof auditEntry>
