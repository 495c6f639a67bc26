'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ROLE_WORDS } from '@/components/accounts/role-words'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { invitationsQuery } from '@/lib/client/team'
import { type ChangeAction, useChange } from '@/lib/client/use-change'
import type { Invitation } from '@/lib/contracts/accounts'

/** Invitations that nobody has accepted yet. Their links cannot be shown again: inviting the address again makes a new one. */
export function InvitationList({
  partnerId,
  mayChange,
  revokeInvitation,
}: {
  partnerId: string
  mayChange: boolean
  revokeInvitation: ChangeAction<string, { id: string }>
}) {
  const query = useQuery(invitationsQuery(partnerId))
  const [revoking, setRevoking] = useState<Invitation | null>(null)
  const revoke = useChange({
    action: revokeInvitation,
    onDone: () => toast.done('The link no longer works.'),
    onFailed: toast.failed,
  })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-16 w-full" />
  const { invitations } = query.data
  if (invitations.length === 0)
    return <p className="text-muted">Nobody is invited at the moment.</p>
  return (
    <>
      <ul className="divide-y rounded-md border">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <span className="flex min-w-0 items-center gap-2">
              <span className="min-w-0 truncate">{invitation.email}</span>
              <Badge>{ROLE_WORDS[invitation.role].name}</Badge>
            </span>
            <span className="flex items-center gap-3 text-xs text-muted">
              {invitation.expired ? (
                <Badge look="attention">Expired</Badge>
              ) : (
                <span>
                  until <LocalTime at={invitation.expires_at} />
                </span>
              )}
              {mayChange && (
                <Button
                  look="quiet"
                  className="-mr-2 h-7 px-2"
                  onClick={() => setRevoking(invitation)}
                  aria-label={`Revoke the invitation of ${invitation.email}`}
                >
                  Revoke
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={revoking !== null}
        onOpenChange={() => setRevoking(null)}
        title={`Revoke the invitation of ${revoking?.email}?`}
        action="Revoke"
        danger
        onConfirm={() => revoking && revoke.mutate(revoking.id)}
      >
        Its link opens nothing any more. The address can be invited again.
      </ConfirmDialog>
    </>
  )
}
