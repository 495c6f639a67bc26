import { keepPreviousData } from '@tanstack/react-query'
import { apiPath, apiQuery } from '@/lib/client/api-query'
import { dayMoments } from '@/lib/client/day-moments'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { AuditEntryView, AuditList } from '@/lib/contracts/audit-log'

const MOST = 50

export const AUDIT_PER_PAGE = 50

/** The latest changes of one thing, newest first. */
export function historyQuery(partnerId: string, subject: string) {
  return apiQuery<{ audit_log: AuditEntryView[] }>(partnerId, ['audit_log'], {
    limit: String(MOST),
    filters: JSON.stringify({ subject }),
  })
}

/** A page of the audit log, newest first unless it is told otherwise. */
export function auditLogQuery(partnerId: string, state: ListState) {
  const search = listSearch({ ...state, filters: dayMoments(state.filters) }, AUDIT_PER_PAGE)
  return {
    ...apiQuery<AuditList>(partnerId, ['audit_log'], search),
    placeholderData: keepPreviousData,
  }
}

/** The file of what a list shows, on all its pages. */
export function auditFilePath(partnerId: string, { filters }: ListState): string {
  const asked = dayMoments(filters)
  return apiPath(
    apiQuery(
      partnerId,
      ['audit_log.csv'],
      Object.keys(asked).length === 0 ? {} : { filters: JSON.stringify(asked) },
    ).queryKey,
  )
}
