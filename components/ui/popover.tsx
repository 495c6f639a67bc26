'use client'

import { cloneElement, lazy, Suspense, useEffect, useState } from 'react'
import type { PopoverViewProps } from '@/components/ui/popover-view'
import { useEverTrue } from '@/components/ui/use-ever-true'

const load = () => import('@/components/ui/popover-view')
const PopoverView = lazy(() => load().then((module) => ({ default: module.PopoverView })))

/** A small view beside what opens it; without `open` it opens and closes by itself. Its code is loaded once the page is there. */
export function Popover({
  open,
  onOpenChange,
  ...view
}: Omit<PopoverViewProps, 'open' | 'onOpenChange'> &
  Partial<Pick<PopoverViewProps, 'open' | 'onOpenChange'>>) {
  const [own, setOwn] = useState(false)
  const shown = open ?? own
  const change = onOpenChange ?? setOwn
  const ever = useEverTrue(shown)
  useEffect(() => {
    void load()
  }, [])
  if (!ever)
    return cloneElement(view.trigger, { onClick: () => change(true), 'aria-haspopup': 'dialog' })
  return (
    <Suspense fallback={view.trigger}>
      <PopoverView {...view} open={shown} onOpenChange={change} />
    </Suspense>
  )
}
