import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { listSearch } from '@/lib/client/list-state'
import type { Client, ClientList } from '@/lib/contracts/clients'

const MOST = 50

/** The first clients whose name has this part. */
export function clientSearchQuery(partnerId: string, name: string) {
  const filters: Record<string, string> = name ? { name } : {}
  const state = { page: 1, sort: null, filters }
  return {
    ...apiQuery<ClientList>(partnerId, ['clients'], listSearch(state, MOST)),
    placeholderData: keepPreviousData,
  }
}

export function clientQuery(partnerId: string, id: string) {
  return apiQuery<Client>(partnerId, ['clients', id])
}
