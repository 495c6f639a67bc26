import { notFound } from 'next/navigation'
import { acceptInvitation } from '@/app/(public)/invite/[token]/actions'
import { AcceptForm } from '@/components/accounts/accept-form'
import { ThemeSwitch } from '@/components/preferences/theme-switch'
import { Brand } from '@/components/shell/brand'
import { openInvitation } from '@/lib/server/accounts/open-invitation'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Invitation', referrer: 'no-referrer' as const }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invitation = await openInvitation(runtime(), token)
  if (!invitation) notFound()
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] justify-items-center p-6">
      <div className="flex w-full max-w-80 flex-col gap-6 self-center">
        <Brand />
        <div>
          <h1 className="text-xl font-semibold tracking-tight">Join {invitation.partnerName}</h1>
          <p className="text-muted text-pretty">
            You are invited to Fairway as{' '}
            <span className="break-words text-ink">{invitation.email}</span>.
          </p>
        </div>
        <AcceptForm email={invitation.email} accept={acceptInvitation.bind(null, token)} />
      </div>
      <ThemeSwitch />
    </main>
  )
}
