'use client'

import { useQuery } from '@tanstack/react-query'
import { KeyList } from '@/components/accounts/key-list'
import { CopyButton } from '@/components/ui/copy-button'
import { partnerKeysQuery } from '@/lib/client/keys'
import type { ChangeAction } from '@/lib/client/use-change'
import type { CreatedKey } from '@/lib/contracts/keys'

export interface KeyActions {
  createPartnerKey: ChangeAction<void, CreatedKey>
  revokePartnerKey: ChangeAction<string, { id: string }>
}

/** The partner's id, and the keys that open the Partner API; only owners see those. */
export function PartnerAccess({
  partnerId,
  isOwner,
  actions,
}: {
  partnerId: string
  isOwner: boolean
  actions: KeyActions
}) {
  return (
    <>
      <dl className="flex items-center gap-3">
        <dt className="text-muted">Partner id</dt>
        <dd className="flex items-center gap-1">
          <code className="font-mono text-xs">{partnerId}</code>
          <CopyButton text={partnerId} what="partner id" />
        </dd>
      </dl>
      {isOwner ? (
        <Keys partnerId={partnerId} actions={actions} />
      ) : (
        <p className="text-muted">Only owners see the keys.</p>
      )}
    </>
  )
}

function Keys({ partnerId, actions }: { partnerId: string; actions: KeyActions }) {
  const query = useQuery(partnerKeysQuery(partnerId))
  return (
    <KeyList
      query={query}
      none="There is no key yet."
      mayChange
      createKey={actions.createPartnerKey}
      revokeKey={actions.revokePartnerKey}
    />
  )
}
