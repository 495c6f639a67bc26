'use client'

import { useQuery } from '@tanstack/react-query'
import { KeyList } from '@/components/accounts/key-list'
import { channelKeysQuery } from '@/lib/client/keys'
import type { ChangeAction } from '@/lib/client/use-change'
import type { Channel } from '@/lib/contracts/channels'
import type { CreatedKey } from '@/lib/contracts/keys'

export interface ChannelKeyActions {
  createChannelKey: ChangeAction<string, CreatedKey>
  revokeChannelKey: ChangeAction<{ channelId: string; keyId: string }, { id: string }>
}

/** The keys that open the gateway for a channel. */
export function ChannelKeys({
  partnerId,
  channel: { id, accept_upstream_key },
  mayChange,
  actions,
}: {
  partnerId: string
  channel: Channel
  mayChange: boolean
  actions: ChannelKeyActions
}) {
  const query = useQuery(channelKeysQuery(partnerId, id))
  return (
    <>
      <KeyList
        query={query}
        none="No key was issued here."
        mayChange={mayChange}
        createKey={() => actions.createChannelKey(id)}
        revokeKey={(keyId) => actions.revokeChannelKey({ channelId: id, keyId })}
      />
      <p className="text-muted">
        {accept_upstream_key
          ? 'The channel’s own key at its provider opens the gateway too.'
          : 'The channel’s own key at its provider does not open the gateway.'}
      </p>
    </>
  )
}
