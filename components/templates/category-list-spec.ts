import type { ListSpec } from '@/components/data-table/list-url'

/** What the list of categories takes from its URL. */
export const CATEGORY_LIST: ListSpec = {
  filters: {
    search: null,
    category: ['marketing', 'non_marketing', 'unknown'],
    source: ['pin', 'webhook', 'list', 'learned', 'none'],
    impending: ['true'],
  },
  sorts: ['name', 'category', 'source', 'hits', 'learned_at', 'expires_at'],
}
