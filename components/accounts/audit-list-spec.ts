import type { ListSpec } from '@/components/data-table/list-url'

/** What the audit log takes from its URL; `from` and `to` are days of UTC, both inclusive. */
export const AUDIT_LIST: ListSpec = {
  filters: { actor: null, action: null, subject: null, from: null, to: null },
  sorts: ['at'],
}
