import {
  createChannelKey,
  deleteChannel,
  pointProviderWebhook,
  revokeChannelKey,
  setOverride,
  updateChannel,
} from '@/app/(hub)/channels/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { ChannelView } from '@/components/channels/channel-view'
import { openAlertsQuery } from '@/lib/client/alerts'
import { channelQuery } from '@/lib/client/channel-search'
import { channelKeysQuery } from '@/lib/client/keys'
import { requireSession } from '@/lib/server/accounts/require-session'

export const metadata = { title: 'Channel' }

export default async function ChannelPage({ params }: { params: Promise<{ channelId: string }> }) {
  const { partnerId, role } = await requireSession()
  const id = decodeURIComponent((await params).channelId)
  return (
    <Prefetched
      queries={[
        channelQuery(partnerId, id),
        channelKeysQuery(partnerId, id),
        openAlertsQuery(partnerId),
      ]}
    >
      <ChannelView
        partnerId={partnerId}
        id={id}
        role={role}
        actions={{
          createChannelKey,
          deleteChannel,
          pointProviderWebhook,
          revokeChannelKey,
          setOverride,
          updateChannel,
        }}
      />
    </Prefetched>
  )
}
