import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import type { ActiveChannel, ChannelList } from '@/lib/contracts/channels'

const MOST = 50

/** The first channels whose name, number or id has this part, by name. */
export function channelSearchQuery(partnerId: string, search: string) {
  return {
    ...apiQuery<ChannelList>(partnerId, ['channels'], {
      limit: String(MOST),
      ...(search && { filters: JSON.stringify({ search }) }),
    }),
    placeholderData: keepPreviousData,
  }
}

export function channelQuery(partnerId: string, id: string) {
  return apiQuery<ActiveChannel>(partnerId, ['channels', id])
}
