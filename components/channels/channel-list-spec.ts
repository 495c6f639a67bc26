import { ROUTING_REASONS } from '@/components/channels/routing-reasons'
import type { ListSpec } from '@/components/data-table/list-url'
import { ROUTING_OVERRIDES } from '@/lib/domain/channels/effective-routing'

export const PROVIDERS = ['360dialog', 'meta', 'sandbox'] as const

/** What the list of channels takes from its URL. */
export const CHANNEL_LIST_SPEC: ListSpec = {
  filters: {
    search: null,
    reason: ROUTING_REASONS,
    override: ROUTING_OVERRIDES,
    provider: PROVIDERS,
  },
  sorts: ['name', 'client_name'],
}
