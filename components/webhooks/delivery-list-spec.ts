import type { ListSpec } from '@/components/data-table/list-url'

/** What the forwarding log takes from its URL; `from` and `to` are days of UTC, both inclusive. */
export const DELIVERY_LIST: ListSpec = {
  filters: {
    state: ['pending', 'delivered', 'failed'],
    channel_id: null,
    event_id: null,
    from: null,
    to: null,
  },
  sorts: ['created_at'],
}
