import { auditList, auditListQuery } from '@/lib/contracts/audit-log'
import { listAuditLog } from '@/lib/server/audit/list-audit-log'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const auditEndpoints = [
  endpoint({
    method: 'GET', path: '/audit_log', summary: 'Who changed what, when and from where', role: 'operator',
    query: auditListQuery, data: auditList,
    handle: ({ runtime, actor, query }) => listAuditLog(runtime, actor, query),
  }),
]
