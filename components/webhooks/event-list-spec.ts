import type { ListSpec } from '@/components/data-table/list-url'
import { EVENT_KIND_WORDS, EVENT_STATE_WORDS } from '@/components/webhooks/event-words'

/** What the ledger takes from its URL; `from` and `to` are days of UTC, both inclusive. */
export const EVENT_LIST: ListSpec = {
  filters: {
    search: null,
    state: Object.keys(EVENT_STATE_WORDS),
    kind: Object.keys(EVENT_KIND_WORDS),
    channel_id: null,
    waba_id: null,
    from: null,
    to: null,
  },
  sorts: ['received_at'],
}
