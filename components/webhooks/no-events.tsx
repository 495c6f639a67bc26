import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Where no event is shown: none fits, the page is past the end, or none has come yet. */
export function NoEvents({
  filtered,
  pastTheEnd,
  onClear,
}: {
  filtered: boolean
  pastTheEnd: boolean
  onClear(): void
}) {
  if (pastTheEnd)
    return (
      <Notice
        title="This page is past the end"
        action={<LinkButton href="/events">Newest events</LinkButton>}
      >
        There are fewer events than that.
      </Notice>
    )
  if (filtered)
    return (
      <Notice
        title="No event fits"
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      >
        An id is found whole, not by a part of it.
      </Notice>
    )
  return (
    <Notice
      title="No event has come yet"
      action={<LinkButton href="/integration">Webhook address</LinkButton>}
    >
      Enter the webhook address of the Integration page at Meta or 360dialog. What they tell shows
      up here.
    </Notice>
  )
}
