'use client'

import { cloneElement, lazy, Suspense, useEffect, useState } from 'react'
import type { DropdownMenuProps } from '@/components/ui/dropdown-menu-view'

const load = () => import('@/components/ui/dropdown-menu-view')
const DropdownMenuView = lazy(() => load().then((module) => ({ default: module.DropdownMenuView })))

/** Actions behind one button. Its code is loaded once the page is there. */
export function DropdownMenu({ trigger, items }: DropdownMenuProps) {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    void load()
  }, [])
  if (!wanted)
    return cloneElement(trigger, { onClick: () => setWanted(true), 'aria-haspopup': 'menu' })
  return (
    <Suspense fallback={trigger}>
      <DropdownMenuView trigger={trigger} items={items} />
    </Suspense>
  )
}
