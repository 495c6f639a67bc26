import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** The list of categories without a row. */
export function NoCategories({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  if (filtered) {
    return (
      <Notice
        title="No template fits"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        Nothing that is known has all of that.
      </Notice>
    )
  }
  return (
    <Notice title="Nothing is known yet">
      Warm up to read your providers’ template lists, or send a template: its answer teaches its
      category.
    </Notice>
  )
}
