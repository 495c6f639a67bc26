import { z } from 'zod'
import { auditEntry, auditList, auditListQuery } from '@/lib/contracts/audit-log'
import { auditPages, listAuditLog } from '@/lib/server/audit/list-audit-log'
import { CSV_PAGE, csvFile } from '@/lib/server/partner-api/csv-file'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const auditEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audit_log',
    summary: 'Who changed what, when and from where',
    role: 'operator',
    query: auditListQuery,
    data: auditList,
    handle: ({ runtime, actor, query }) => listAuditLog(runtime, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/audit_log.csv',
    summary: 'The audit log as CSV, oldest first; the filters of the list',
    role: 'operator',
    query: auditListQuery.pick({ filters: true }),
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      csvFile(
        'audit_log',
        Object.keys(auditEntry.shape),
        auditPages(runtime, actor, query.filters, CSV_PAGE),
        { role: actor.role, row: auditEntry },
      ),
  }),
]
