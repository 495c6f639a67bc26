'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LinkTopic } from '@/components/onboarding/link-dialog'
import { LINK_WORDS } from '@/components/onboarding/link-words'
import { NEXT_ACTION_WORDS } from '@/components/onboarding/next-action-words'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { openedWords } from '@/components/onboarding/opened-words'
import { STAGE_WORDS } from '@/components/onboarding/stage-words'
import { WabaOnboarding } from '@/components/onboarding/waba-onboarding'
import { LocalTime } from '@/components/preferences/local-time'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Drawer } from '@/components/ui/drawer'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toast'
import { onboardingClientQuery } from '@/lib/client/onboarding'
import { useChange } from '@/lib/client/use-change'
import type { OnboardingClient } from '@/lib/contracts/onboarding'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'
import { linkOpens } from '@/lib/domain/onboarding/link-state'

/** One client: what it misses and why, its link, and its portfolios, WABAs and channels as they are. */
export function ClientDrawer({
  partnerId,
  role,
  clientId,
  refetchInterval,
  actions,
  onLink,
  onClose,
}: {
  partnerId: string
  role: Role
  clientId: string
  refetchInterval: number
  actions: OnboardingActions
  onLink(topic: LinkTopic): void
  onClose(): void
}) {
  const query = useQuery({ ...onboardingClientQuery(partnerId, clientId), refetchInterval })
  const client = query.data?.onboarding_clients[0]
  const link = client?.link
  const [revoking, setRevoking] = useState(false)
  const revoke = useChange({
    action: actions.revokeLink,
    onDone: () => toast.done('The link no longer works.'),
    onFailed: toast.failed,
  })
  return (
    <Drawer
      open
      onClose={onClose}
      title={client?.client_name ?? 'Client'}
      description={client && (client.stage === null ? 'Not begun' : STAGE_WORDS[client.stage].name)}
      footer={
        client &&
        roleAllows(role, 'operator') && (
          <>
            {link && linkOpens(link.status) && (
              <Button onClick={() => onLink({ link })}>Show the link</Button>
            )}
            <Button
              onClick={() =>
                onLink({ client: { value: client.client_id, label: client.client_name } })
              }
            >
              Create a link
            </Button>
            {link && (
              <Button look="quiet" className="ml-auto" onClick={() => setRevoking(true)}>
                Revoke…
              </Button>
            )}
          </>
        )
      }
    >
      {query.isError && !query.data && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <Skeleton className="h-40 w-full" />}
      {query.data && !client && <p className="text-muted">There is no such client any more.</p>}
      {client && <Missing client={client} />}
      {link && <LinkFacts link={link} />}
      {client?.portfolios.map((portfolio) => (
        <section
          key={portfolio.business_id ?? portfolio.wabas[0]!.waba_id}
          className="flex flex-col gap-2"
        >
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            Portfolio{' '}
            <span className="font-mono text-xs font-normal text-muted">
              {portfolio.business_id ?? 'not known'}
            </span>
            <Badge look={portfolio.accepted ? 'good' : 'attention'}>
              {portfolio.accepted ? 'Terms accepted' : 'Terms not accepted'}
            </Badge>
          </h3>
          {portfolio.wabas.map((waba) => (
            <WabaOnboarding
              key={waba.waba_id}
              partnerId={partnerId}
              role={role}
              waba={waba}
              setCloudMarketing={actions.setCloudMarketing}
            />
          ))}
        </section>
      ))}
      <ConfirmDialog
        open={revoking}
        onOpenChange={setRevoking}
        title={`Revoke the link for ${client?.client_name}?`}
        action="Revoke"
        danger
        onConfirm={() => link && revoke.mutate(link.id)}
      >
        Its page is gone at once, for everybody who has it. What was accepted stays accepted.
      </ConfirmDialog>
    </Drawer>
  )
}

function Missing({ client: { next_actions } }: { client: OnboardingClient }) {
  if (next_actions.length === 0)
    return (
      <p className="text-muted">
        Nothing is missing: its marketing goes by MM API where it is switched on.
      </p>
    )
  return (
    <ul className="flex flex-col gap-2">
      {next_actions.map((action) => (
        <li key={action} className="rounded-md bg-attention-tint px-3 py-2 text-attention">
          <span className="font-medium">{NEXT_ACTION_WORDS[action].name}.</span>{' '}
          {NEXT_ACTION_WORDS[action].why}
        </li>
      ))}
    </ul>
  )
}

function LinkFacts({
  link: { status, created_at, expires_at, opened_count, last_opened_at, continued_at },
}: {
  link: NonNullable<OnboardingClient['link']>
}) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex items-center gap-2 font-medium">
        Link{' '}
        <Badge look={status === 'expired' ? 'attention' : 'neutral'}>{LINK_WORDS[status]}</Badge>
      </h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 [&_dt]:text-muted">
        <dt>Made</dt>
        <dd>
          <LocalTime at={created_at} />
        </dd>
        <dt>Works until</dt>
        <dd>{expires_at ? <LocalTime at={expires_at} /> : 'it is revoked'}</dd>
        <dt>Last opened</dt>
        <dd>
          {last_opened_at ? (
            <>
              <LocalTime at={last_opened_at} />, {openedWords(opened_count)}
            </>
          ) : (
            'not yet'
          )}
        </dd>
        <dt>Went on to the terms</dt>
        <dd>{continued_at ? <LocalTime at={continued_at} /> : 'not yet'}</dd>
      </dl>
    </section>
  )
}
