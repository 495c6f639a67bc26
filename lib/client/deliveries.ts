import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { dayMoments } from '@/lib/client/day-moments'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { DeliveryList, ForwardingHealthList } from '@/lib/contracts/deliveries'

export const DELIVERIES_PER_PAGE = 50
const MOST = 100

/** A page of the forwarding log, newest first unless it is told otherwise. */
export function deliveryListQuery(partnerId: string, state: ListState) {
  const search = listSearch({ ...state, filters: dayMoments(state.filters) }, DELIVERIES_PER_PAGE)
  return {
    ...apiQuery<DeliveryList>(partnerId, ['deliveries'], search),
    placeholderData: keepPreviousData,
  }
}

/** Where one POST went. */
export function eventDeliveriesQuery(partnerId: string, eventId: string) {
  return apiQuery<DeliveryList>(partnerId, ['deliveries'], {
    limit: String(MOST),
    filters: JSON.stringify({ event_id: eventId }),
  })
}

/** How forwarding to each channel goes. */
export function forwardingHealthQuery(partnerId: string) {
  return apiQuery<ForwardingHealthList>(partnerId, ['deliveries', 'health'], {
    limit: String(MOST),
  })
}
