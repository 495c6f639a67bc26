import {
  createChannel,
  createClient,
  importChannels,
  setOverride,
  setOverrides,
} from '@/app/(hub)/channels/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { ChannelList } from '@/components/channels/channel-list'
import { CHANNEL_LIST_SPEC } from '@/components/channels/channel-list-spec'
import { readListState } from '@/components/data-table/list-url'
import { channelListQuery } from '@/lib/client/channels'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Channels' }

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function ChannelsPage({ searchParams }: { searchParams: Search }) {
  const { partnerId, role } = await requireSession()
  const given = await searchParams
  const state = readListState((name) => [given[name]].flat()[0], CHANNEL_LIST_SPEC)
  return (
    <Prefetched queries={[channelListQuery(partnerId, state)]}>
      <ChannelList
        partnerId={partnerId}
        role={role}
        actions={{ createChannel, createClient, importChannels, setOverride, setOverrides }}
      />
    </Prefetched>
  )
}
