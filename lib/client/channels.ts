import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiPost } from '@/lib/client/api-post'
import { apiPath, apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { BulkOverrideChanged, ChannelList } from '@/lib/contracts/channels'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'

export const CHANNELS_PER_PAGE = 50

/** A page of the channels. */
export function channelListQuery(partnerId: string, state: ListState) {
  return {
    ...apiQuery<ChannelList>(partnerId, ['channels'], listSearch(state, CHANNELS_PER_PAGE)),
    placeholderData: keepPreviousData,
  }
}

/** The file of the channels that a list shows, on all its pages. */
export function channelFilePath(partnerId: string, { filters }: ListState): string {
  const search: Record<string, string> =
    Object.keys(filters).length === 0 ? {} : { filters: JSON.stringify(filters) }
  return apiPath(apiQuery(partnerId, ['channels.csv'], search).queryKey)
}

/** What an override would do to some channels. */
export function overridePreviewQuery(
  partnerId: string,
  channelIds: readonly string[],
  mode: RoutingOverride,
) {
  const { queryKey: address } = apiQuery(partnerId, ['channels', 'routing'], { dry_run: 'true' })
  return queryOptions({
    queryKey: [...address, channelIds, mode] as const,
    queryFn: ({ signal }) =>
      apiPost<BulkOverrideChanged>(address, { channel_ids: channelIds, mode }, signal),
  })
}

const MOST = 100

/** The next hundred channels that fit, for who needs all of them. */
export function channelBatchQuery(partnerId: string, { filters }: ListState, page: number) {
  return apiQuery<ChannelList>(
    partnerId,
    ['channels'],
    listSearch({ page, sort: null, filters }, MOST),
  )
}
