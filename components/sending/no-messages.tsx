import { FirstSend } from '@/components/sending/first-send'
import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Where no message is shown: none fits, the page is past the end, or none was sent yet. */
export function NoMessages({
  curl,
  filtered,
  pastTheEnd,
  onClear,
}: {
  curl: string
  filtered: boolean
  pastTheEnd: boolean
  onClear(): void
}) {
  if (pastTheEnd) {
    return (
      <Notice
        title="This page is past the end"
        action={<LinkButton href="/activity">Newest messages</LinkButton>}
      >
        There are fewer messages than that.
      </Notice>
    )
  }
  if (filtered) {
    return (
      <Notice
        title="No message fits"
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      >
        A trace id, wamid or number is found whole, not by a part of it.
      </Notice>
    )
  }
  return <FirstSend curl={curl} />
}
