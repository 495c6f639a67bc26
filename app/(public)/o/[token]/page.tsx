import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { LinkPage } from '@/components/onboarding/link-page'
import { ThemeSwitch } from '@/components/preferences/theme-switch'
import { REQUEST_METHOD_HEADER } from '@/lib/server/http/front-door-headers'
import { openLink } from '@/lib/server/onboarding/visit-link'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = {
  title: { absolute: 'Terms for WhatsApp marketing messages' },
  description: 'Who has to accept Meta’s terms, and where.',
  referrer: 'no-referrer' as const,
}

export default async function OnboardingLinkPage({
  params,
}: {
  params: Promise<{ token: string }>
}) {
  const { token } = await params
  const asked = await headers()
  const visit = await openLink(runtime(), token, {
    method: asked.get(REQUEST_METHOD_HEADER) ?? 'GET',
    userAgent: asked.get('user-agent'),
    purpose: asked.get('sec-purpose') ?? asked.get('purpose'),
  })
  if (!visit) notFound()
  const { partnerName, clientName, status, hasSignup } = visit
  return (
    <main className="mx-auto grid min-h-dvh max-w-xl grid-rows-[1fr_auto] gap-10 px-4 py-6 sm:px-6 sm:py-12">
      <LinkPage
        token={token}
        partnerName={partnerName}
        clientName={clientName}
        hasSignup={hasSignup}
        initial={status}
      />
      <ThemeSwitch />
    </main>
  )
}
