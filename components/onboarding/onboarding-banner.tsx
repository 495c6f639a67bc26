'use client'

import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { routingEffectQuery } from '@/lib/client/settings'
import { CopyButton } from '@/components/ui/copy-button'

/** While the WABA of any channel is known not to be onboarded: how many, and the address where its client accepts the terms. */
export function OnboardingBanner({ partnerId, termsUrl }: { partnerId: string; termsUrl: string }) {
  const { data: effect } = useQuery(routingEffectQuery(partnerId))
  const missing = effect?.on.not_onboarded ?? 0
  if (missing === 0) return null
  return (
    <aside aria-label="Onboarding" className="mx-4 mb-6 flex gap-3 rounded-md bg-attention-tint px-4 py-3 text-attention sm:mx-6">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0">
        <p className="font-medium">
          <Link href="/channels?reason=not_onboarded" className="underline underline-offset-2">{missing === 1 ? '1 channel' : `${missing} channels`}</Link>
          {' '}cannot send by MM API: the client has not been onboarded.
        </p>
        <p className="flex flex-wrap items-center gap-x-1">
          <span>A full-control admin of the client’s portfolio accepts the terms at</span>
          <span className="inline-flex min-w-0 items-center gap-1"><code className="min-w-0 font-mono text-xs break-all">{termsUrl}</code><CopyButton text={termsUrl} what="address of the terms" /></span>
        </p>
      </div>
    </aside>
  )
}
