'use client'

import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { CopyButton } from '@/components/ui/copy-button'
import { toast } from '@/components/ui/toast'
import { bannerLinkQuery } from '@/lib/client/onboarding'
import { routingEffectQuery } from '@/lib/client/settings'
import { useChange } from '@/lib/client/use-change'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

/** While the WABA of any channel is known not to be onboarded: how many, and the partner's link by which clients accept the terms. */
export function OnboardingBanner({
  partnerId,
  role,
  createLink,
}: {
  partnerId: string
  role: Role
  createLink: OnboardingActions['createLink']
}) {
  const { data: effect } = useQuery(routingEffectQuery(partnerId))
  const missing = effect?.on.not_onboarded ?? 0
  if (missing === 0) return null
  return (
    <aside
      aria-label="Onboarding"
      className="mx-4 mb-6 flex gap-3 rounded-md bg-attention-tint px-4 py-3 text-attention sm:mx-6"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">
          <Link href="/channels?reason=not_onboarded" className="underline underline-offset-2">
            {missing === 1 ? '1 channel' : `${missing} channels`}
          </Link>{' '}
          cannot send by MM API: the client has not been onboarded.
        </p>
        <Way partnerId={partnerId} role={role} createLink={createLink} />
      </div>
    </aside>
  )
}

/** What to do about it: the link to give to clients, or how to come by it. */
function Way({ partnerId, role, createLink }: Parameters<typeof OnboardingBanner>[0]) {
  const { data } = useQuery(bannerLinkQuery(partnerId))
  const create = useChange({ action: createLink, onFailed: toast.failed })
  const latest = data?.onboarding_links[0]
  const url = latest?.revoked_at === null ? latest.url : null
  const each = (
    <Link href="/onboarding" className="underline underline-offset-2">
      Onboarding
    </Link>
  )
  if (url) {
    return (
      <p className="flex flex-wrap items-center gap-x-1">
        <span>Give clients this link, or see in {each} what each of them misses:</span>
        <span className="inline-flex min-w-0 items-center gap-1">
          <code className="min-w-0 font-mono text-xs break-all">{url}</code>
          <CopyButton text={url} what="link for clients" />
        </span>
      </p>
    )
  }
  if (!data || !roleAllows(role, 'operator')) return <p>{each} says what each client misses.</p>
  return (
    <p>
      <button
        type="button"
        disabled={create.isPending}
        onClick={() => create.mutate({})}
        className="underline underline-offset-2"
      >
        Make a link for all clients
      </button>
      , or one for each in {each}.
    </p>
  )
}
