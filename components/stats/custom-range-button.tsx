import { CalendarDays } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { Range } from '@/components/stats/range-url'
import { Button } from '@/components/ui/button'

/** Leads to any days; says which, where they are chosen. */
export function CustomRangeButton({
  range: { from, to, preset },
  ...props
}: ComponentProps<'button'> & { range: Range }) {
  return (
    <Button aria-haspopup="dialog" {...props}>
      <CalendarDays className="size-4" aria-hidden />
      {preset !== null ? 'Custom' : from === to ? from : `${from} – ${to}`}
    </Button>
  )
}
