import { Notice } from '@/components/ui/notice'

export const metadata = { title: 'Invitation' }

export default function InvitationNotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Notice wholePage title="This invitation no longer works">
        It may have been used, be older than seven days, or have been taken back. Ask the person who
        sent it to you for a new one.
      </Notice>
    </main>
  )
}
