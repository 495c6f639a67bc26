import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Where no channel is shown: none fits, the page is past the end, or there is none yet. */
export function NoChannels({
  filtered,
  pastTheEnd,
  onClear,
}: {
  filtered: boolean
  pastTheEnd: boolean
  onClear(): void
}) {
  if (pastTheEnd) {
    return (
      <Notice
        title="This page is past the end"
        action={<LinkButton href="/channels">First page</LinkButton>}
      >
        There are fewer channels than that.
      </Notice>
    )
  }
  if (filtered) {
    return (
      <Notice
        title="No channel fits"
        action={<Button onClick={onClear}>Clear search and filters</Button>}
      >
        Nothing has this name, number or id with these filters.
      </Notice>
    )
  }
  return (
    <Notice title="There is no channel yet">
      Add one with its upstream key, or bring many over from a CSV file.
    </Notice>
  )
}
