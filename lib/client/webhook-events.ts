import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { dayMoments } from '@/lib/client/day-moments'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type {
  WebhookEventDetail,
  WebhookEventFilters,
  WebhookEventList,
} from '@/lib/contracts/webhook-events'
import type { WebhookHealthList } from '@/lib/contracts/webhook-health'
import type { WebhookReplay } from '@/lib/contracts/webhook-replay'

export const EVENTS_PER_PAGE = 50

/** A page of the webhook ledger, newest first unless it is told otherwise. */
export function webhookEventListQuery(partnerId: string, state: ListState) {
  const search = listSearch({ ...state, filters: dayMoments(state.filters) }, EVENTS_PER_PAGE)
  return {
    ...apiQuery<WebhookEventList>(partnerId, ['webhook_events'], search),
    placeholderData: keepPreviousData,
  }
}

/** What of the ledger a list shows, as a replay of all of it asks for it. */
export function replayFilters({ filters }: ListState): WebhookEventFilters {
  return dayMoments(filters)
}

/** One POST, with its raw JSON for who may see it. */
export function webhookEventQuery(partnerId: string, id: string) {
  return apiQuery<WebhookEventDetail>(partnerId, ['webhook_events', id])
}

/** The replay of many that runs, or the last one; null before the first. */
export function webhookReplayQuery(partnerId: string) {
  return apiQuery<WebhookReplay | null>(partnerId, ['webhook_events', 'replay'])
}

/** How the events of channels come in: the silent ones first, then those with most. */
export function webhookHealthQuery(partnerId: string, most: number) {
  return {
    ...apiQuery<WebhookHealthList>(partnerId, ['webhook_events', 'health'], {
      limit: String(most),
      sort: '-events',
    }),
    placeholderData: keepPreviousData,
  }
}
