'use client'

import { useQuery } from '@tanstack/react-query'
import { AlertNotices } from '@/components/alerts/alert-notices'
import { ChannelCategories } from '@/components/channels/channel-categories'
import { ChannelFacts } from '@/components/channels/channel-facts'
import { type ChannelKeyActions, ChannelKeys } from '@/components/channels/channel-keys'
import { ChannelRouting } from '@/components/channels/channel-routing'
import { ChannelSends } from '@/components/channels/channel-sends'
import {
  ChannelSettingsForm,
  type UpdateChannelAction,
} from '@/components/channels/channel-settings-form'
import { DeleteChannel, type DeleteChannelAction } from '@/components/channels/delete-channel'
import {
  type PointWebhookAction,
  ProviderWebhookSetting,
} from '@/components/channels/provider-webhook-setting'
import type { OverrideAction } from '@/components/channels/use-override'
import { PageHeader } from '@/components/shell/page-header'
import { Failure } from '@/components/ui/failure'
import { Section } from '@/components/ui/section'
import { Skeleton } from '@/components/ui/skeleton'
import { channelQuery } from '@/lib/client/channel-search'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

export interface ChannelPageActions extends ChannelKeyActions {
  setOverride: OverrideAction
  updateChannel: UpdateChannelAction
  deleteChannel: DeleteChannelAction
  pointProviderWebhook: PointWebhookAction
}

const REFRESH_MS = 10_000

/** One channel: how its marketing goes and what to do about it, its keys and settings, and what was sent. */
export function ChannelView({
  partnerId,
  id,
  role,
  actions,
}: {
  partnerId: string
  id: string
  role: Role
  actions: ChannelPageActions
}) {
  const query = useQuery({ ...channelQuery(partnerId, id), refetchInterval: REFRESH_MS })
  if (query.isPending)
    return (
      <div aria-busy className="flex flex-col gap-4 p-6">
        <Skeleton className="w-56" />
        <Skeleton className="w-80" />
        <Skeleton className="h-64 w-full" />
      </div>
    )
  if (query.isError && !query.data)
    return (
      <div className="p-16">
        <Failure wholePage error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  const channel = query.data!
  const isOwner = roleAllows(role, 'owner')
  return (
    <>
      <PageHeader title={channel.name} above={{ href: '/channels', label: 'Channels' }}>
        {channel.display_phone_number}
        {channel.country && ` · ${channel.country}`} · {channel.client_name}
      </PageHeader>
      <AlertNotices
        partnerId={partnerId}
        subjects={[
          { type: 'channel', id },
          { type: 'waba', id: channel.waba_id },
        ]}
      />
      <ChannelFacts channel={channel} />
      <Section
        title="Routing"
        about="Which way marketing templates posted to /messages go, and why."
      >
        <ChannelRouting
          partnerId={partnerId}
          channel={channel}
          mayChange={roleAllows(role, 'operator')}
          setOverride={actions.setOverride}
        />
      </Section>
      <Section
        title="Gateway keys"
        about="Your programs send by this channel with one of them, in the header D360-API-KEY."
      >
        <ChannelKeys
          partnerId={partnerId}
          channel={channel}
          mayChange={isOwner}
          actions={actions}
        />
      </Section>
      <Section title="Settings">
        <ChannelSettingsForm
          key={channel.updated_at}
          channel={channel}
          mayChange={isOwner}
          updateChannel={actions.updateChannel}
        />
      </Section>
      <Section
        title="Provider’s webhook"
        about="Where the provider sends this number’s events. Without them there are no statuses and no clicks."
      >
        <ProviderWebhookSetting
          partnerId={partnerId}
          channel={channel}
          mayChange={isOwner}
          point={actions.pointProviderWebhook}
        />
      </Section>
      <Section
        title="Template categories"
        about="What is known of the templates of this channel’s WABA."
      >
        <ChannelCategories partnerId={partnerId} wabaId={channel.waba_id} />
      </Section>
      <Section title="Recent sends">
        <ChannelSends partnerId={partnerId} channelId={id} />
      </Section>
      {isOwner && (
        <Section title="Take out of use" about="Its log stays.">
          <DeleteChannel channel={channel} deleteChannel={actions.deleteChannel} />
        </Section>
      )}
    </>
  )
}
