import { keepPreviousData } from '@tanstack/react-query'
import { apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { ChannelList } from '@/lib/contracts/channels'

export const CHANNELS_PER_PAGE = 50

/** A page of the channels. */
export function channelListQuery(partnerId: string, state: ListState) {
  return { ...apiQuery<ChannelList>(partnerId, ['channels'], listSearch(state, CHANNELS_PER_PAGE)), placeholderData: keepPreviousData }
}
