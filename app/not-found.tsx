import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <Notice
        wholePage
        title="There is nothing at this address"
        action={<LinkButton href="/">Go to the start</LinkButton>}
      >
        The link may be old, or the address mistyped.
      </Notice>
    </main>
  )
}
