import type { ListSpec } from '@/components/data-table/list-url'

/** What the list of people takes from its URL. */
export const PEOPLE_LIST: ListSpec = { filters: {}, sorts: ['name', 'last_sign_in_at'] }
