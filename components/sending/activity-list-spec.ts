import type { ListSpec } from '@/components/data-table/list-url'
import { FAILURE_CLASSES } from '@/lib/domain/sending/failure-class'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'
import { STATUSES } from '@/lib/domain/webhooks/webhook-update'

/** What the send log takes from its URL. */
export const ACTIVITY_LIST: ListSpec = {
  filters: {
    search: null,
    way: ['marketing_messages', 'messages', 'fell_back', 'none'],
    reason: [...DECISION_REASONS, ...SUPPRESSION_REASONS],
    fallback_class: FAILURE_CLASSES,
    status: STATUSES,
    source: ['gateway', 'dashboard'],
    campaign: null,
    channel_id: null,
    client_id: null,
    from: null,
    to: null,
  },
  sorts: ['at', 'latency_ms'],
}
