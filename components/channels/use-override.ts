'use client'

import type { QueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { channelQuery } from '@/lib/client/channel-search'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Channel, ChannelList, OverrideChanged } from '@/lib/contracts/channels'
import { EFFECTIVE_ROUTINGS, type RoutingOverride } from '@/lib/domain/channels/effective-routing'

export type OverrideAction = ChangeAction<{ id: string; mode: RoutingOverride }, OverrideChanged>

interface Chosen {
  channel: Channel
  mode: RoutingOverride
}

/** Sets a channel's own switch: at once on the screen, with a way back. */
export function useOverride(partnerId: string, setOverride: OverrideAction) {
  const change = useChange({
    action: ({ channel, mode }: Chosen) => setOverride({ id: channel.id, mode }),
    foresee: (client, chosen) => foresee(client, partnerId, chosen),
    onDone: ({ reason }, { channel, mode }) =>
      toast.done(`${channel.name}: ${EFFECTIVE_ROUTINGS[reason].explanation}`, () =>
        change.mutate({ channel: withMode(channel, mode), mode: channel.routing.override }),
      ),
    onFailed: toast.failed,
  })
  return (channel: Channel, mode: RoutingOverride) => change.mutate({ channel, mode })
}

function foresee(client: QueryClient, partnerId: string, { channel: { id }, mode }: Chosen): void {
  client.setQueryData(
    channelQuery(partnerId, id).queryKey,
    (known) => known && withMode(known, mode),
  )
  client.setQueriesData<ChannelList>(
    { queryKey: ['partner-api', ['partners', partnerId, 'channels']] },
    (known) =>
      known?.partner_channels
        ? {
            ...known,
            partner_channels: known.partner_channels.map((each) =>
              each.id === id ? withMode(each, mode) : each,
            ),
          }
        : known,
  )
}

function withMode<Shown extends Channel>(channel: Shown, override: RoutingOverride): Shown {
  return { ...channel, routing: { ...channel.routing, override } }
}
