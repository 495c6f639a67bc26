import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export default function HubNotFound() {
  return (
    <div className="px-4 py-24 sm:px-6">
      <Notice
        wholePage
        title="There is no such thing here"
        action={<LinkButton href="/activity">Activity</LinkButton>}
      >
        It may belong to another partner, or be older than what is kept.
      </Notice>
    </div>
  )
}
