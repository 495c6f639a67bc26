'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkTopic } from '@/components/onboarding/link-dialog'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { openedWords } from '@/components/onboarding/opened-words'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { bannerLinkQuery } from '@/lib/client/onboarding'
import { useChange } from '@/lib/client/use-change'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

/** The partner's own link, which the banner shows: one for all clients, without an end, until it is revoked. */
export function BannerLink({
  partnerId,
  role,
  actions,
  onLink,
}: {
  partnerId: string
  role: Role
  actions: OnboardingActions
  onLink(topic: LinkTopic): void
}) {
  const query = useQuery(bannerLinkQuery(partnerId))
  const [revoking, setRevoking] = useState(false)
  const create = useChange({
    action: actions.createLink,
    onDone: (link) => onLink({ link }),
    onFailed: toast.failed,
  })
  const revoke = useChange({
    action: actions.revokeLink,
    onDone: () => toast.done('The link no longer works.'),
    onFailed: toast.failed,
  })
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-8 w-full" />
  const latest = query.data.onboarding_links[0]
  const link = latest?.revoked_at === null ? latest : null
  const mayChange = roleAllows(role, 'operator')
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-muted">
        {link
          ? `Until now it was ${openedWords(link.opened_count)}.`
          : 'There is none at the moment.'}
      </p>
      {mayChange && (
        <span className="flex flex-wrap gap-2">
          {link ? (
            <>
              <Button onClick={() => onLink({ link })}>Show the link</Button>
              <Button look="quiet" onClick={() => setRevoking(true)}>
                Revoke
              </Button>
            </>
          ) : (
            <Button disabled={create.isPending} onClick={() => create.mutate({})}>
              Make the link
            </Button>
          )}
        </span>
      )}
      <ConfirmDialog
        open={revoking}
        onOpenChange={setRevoking}
        title="Revoke the banner’s link?"
        action="Revoke"
        danger
        onConfirm={() => link && revoke.mutate(link.id)}
      >
        Its page is gone at once for every client who has it. A new one has another address.
      </ConfirmDialog>
    </div>
  )
}
