'use client'

import { CircleCheck, ExternalLink, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { ManagerSteps } from '@/components/onboarding/manager-steps'
import { useLinkStatus } from '@/components/onboarding/use-link-status'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { LinkStatus } from '@/lib/contracts/link-status'

/** What a client sees of its onboarding link: what is to be accepted, by whom and where, and Meta's confirmation as it arrives. */
export function LinkPage({
  token,
  partnerName,
  clientName,
  hasSignup,
  initial,
}: {
  token: string
  partnerName: string
  /** Null on the banner's link, which is for any client. */
  clientName: string | null
  /** Meta's embedded signup is set up as well. */
  hasSignup: boolean
  initial: LinkStatus
}) {
  const status = useLinkStatus(token, initial)
  const you = clientName ?? 'your company'
  return (
    <div className="flex min-w-0 flex-col gap-8 self-start">
      <header className="flex flex-col gap-3">
        <p className="text-base font-medium break-words text-muted">{partnerName}</p>
        <h1 className="text-xl font-semibold tracking-tight text-balance">
          {status.status === 'accepted'
            ? 'The terms are accepted'
            : 'Accept Meta’s terms for WhatsApp marketing messages'}
        </h1>
        {status.status !== 'accepted' && (
          <p className="text-base text-pretty break-words text-muted">
            {partnerName} sends WhatsApp messages for {you}. Before marketing messages can go by
            Meta’s Marketing Messages API, {you} has to accept Meta’s terms for it, once. Your
            numbers and templates stay as they are.
          </p>
        )}
      </header>
      {clientName !== null && <Confirmation status={status} partnerName={partnerName} />}
      {status.status !== 'accepted' && (
        <HowToAccept token={token} hasSignup={hasSignup} portfolios={status.portfolios} />
      )}
    </div>
  )
}

/** What Meta has confirmed so far. */
function Confirmation({
  status: { status, portfolios, accepted },
  partnerName,
}: {
  status: LinkStatus
  partnerName: string
}) {
  const done = status === 'accepted'
  return (
    <div role="status" className="flex gap-3 rounded-lg border bg-surface px-4 py-3">
      {done ? (
        <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
      ) : (
        <LoaderCircle
          className="mt-0.5 size-4 shrink-0 text-muted motion-safe:animate-spin"
          aria-hidden
        />
      )}
      <p className="min-w-0 text-pretty">
        {done ? (
          <>
            Meta has confirmed it, and {partnerName} knows already. There is nothing more to do; you
            can close this page.
          </>
        ) : accepted > 0 ? (
          <>
            <b className="font-medium">
              {accepted} of {portfolios} business portfolios have accepted.
            </b>{' '}
            Each of them accepts by itself, so please go on with the next one.
          </>
        ) : (
          <>
            Waiting for Meta’s confirmation. It appears here by itself, usually within a minute
            after the terms are accepted.
          </>
        )}
      </p>
    </div>
  )
}

function HowToAccept({
  token,
  hasSignup,
  portfolios,
}: {
  token: string
  hasSignup: boolean
  portfolios: number
}) {
  const path = `/o/${encodeURIComponent(token)}`
  return (
    <>
      <Part title="Who has to accept">
        <ul className="flex list-disc flex-col gap-1.5 pl-5 marker:text-muted">
          <li>
            Somebody with <b className="font-medium">full control</b> of your Meta business
            portfolio. Meta Business Suite names them under Settings, People.
          </li>
          <li>
            {portfolios > 1 ? (
              <>
                All <b className="font-medium">{portfolios} business portfolios</b> of yours, one
                after the other: what one accepts does not count for another.
              </>
            ) : (
              <>
                If you have several business portfolios with WhatsApp accounts, each of them by
                itself.
              </>
            )}
          </li>
        </ul>
      </Part>
      <Part title="Where">
        <form
          method="post"
          action={`${path}/terms`}
          target="_blank"
          className="flex flex-wrap gap-2"
        >
          <Button type="submit" look="primary" className="h-10 px-4 text-base">
            Go to the terms
            <ExternalLink className="size-4" aria-hidden />
          </Button>
          {hasSignup && (
            <Button type="submit" formAction={`${path}/signup`} className="h-10 px-4 text-base">
              Accept with Facebook
              <ExternalLink className="size-4" aria-hidden />
            </Button>
          )}
        </form>
        <p className="text-muted text-pretty">
          Opens in a new tab. You sign in to Facebook there, read the terms and accept them; this
          page can stay open meanwhile.
        </p>
        <Disclosure summary="Accept in WhatsApp Manager instead">
          <ManagerSteps />
        </Disclosure>
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  )
}
