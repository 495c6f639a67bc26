'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useListState } from '@/components/data-table/use-list-state'
import { BannerLink } from '@/components/onboarding/banner-link'
import { EligibilityRefresh } from '@/components/onboarding/eligibility-refresh'
import { Funnel } from '@/components/onboarding/funnel'
import type { LinkTopic } from '@/components/onboarding/link-dialog'
import { ManagerSteps } from '@/components/onboarding/manager-steps'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { OnboardingList } from '@/components/onboarding/onboarding-list'
import { ONBOARDING_LIST } from '@/components/onboarding/onboarding-list-spec'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const LinkDialog = dynamic(
  () => import('@/components/onboarding/link-dialog').then((module) => module.LinkDialog),
  { loading: () => null },
)

/** Clients accept elsewhere, at any time: what is shown is asked for again this often. */
const REFRESH_MS = 5_000

/** Where each client stands with the MM API, and what brings the others there. */
export function OnboardingView({
  partnerId,
  role,
  actions,
}: {
  partnerId: string
  role: Role
  actions: OnboardingActions
}) {
  const [{ filters }, change] = useListState(ONBOARDING_LIST)
  const [topic, setTopic] = useState<LinkTopic | null>(null)
  const mayChange = roleAllows(role, 'operator')
  return (
    <>
      <PageHeader
        title="Onboarding"
        actions={
          mayChange && (
            <Button look="primary" onClick={() => setTopic({ client: null })}>
              Create a link
            </Button>
          )
        }
      >
        Whose marketing can go by MM API, and what the others miss.
      </PageHeader>
      <Funnel
        partnerId={partnerId}
        refetchInterval={REFRESH_MS}
        stage={filters.stage}
        onStage={(stage) => change({ filters: { stage } })}
      />
      <OnboardingList
        partnerId={partnerId}
        role={role}
        refetchInterval={REFRESH_MS}
        actions={actions}
        onLink={setTopic}
      />
      <div className="h-10" />
      <EligibilityRefresh partnerId={partnerId} mayStart={mayChange} refresh={actions.refresh} />
      <Section
        title="The banner’s link"
        about="One link for all clients, to put where they see it. Whose acceptance it was, Meta’s webhook tells."
      >
        <BannerLink partnerId={partnerId} role={role} actions={actions} onLink={setTopic} />
      </Section>
      <Section
        title="In WhatsApp Manager"
        about="The way without a link, for who prefers it: the webhook tells of it all the same."
      >
        <ManagerSteps />
      </Section>
      {topic && (
        <LinkDialog
          partnerId={partnerId}
          topic={topic}
          createLink={actions.createLink}
          onClose={() => setTopic(null)}
        />
      )}
    </>
  )
}
