import type { ListSpec } from '@/components/data-table/list-url'

/** What the list of campaigns takes from its URL, beside the range. */
export const CAMPAIGN_LIST: ListSpec = {
  filters: { search: null },
  sorts: [
    'campaign',
    'sent',
    'delivery_rate',
    'read_rate',
    'failed',
    'fallbacks',
    'clicks',
    'click_rate',
  ],
}
