import { apiQuery } from '@/lib/client/api-query'
import type { AuditEntryView } from '@/lib/contracts/audit-log'

const MOST = 50

/** The latest changes of one thing, newest first. */
export function historyQuery(partnerId: string, subject: string) {
  return apiQuery<{ audit_log: AuditEntryView[] }>(partnerId, ['audit_log'], { limit: String(MOST), filters: JSON.stringify({ subject }) })
}
