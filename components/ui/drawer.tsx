'use client'

import dynamic from 'next/dynamic'
import type { DrawerProps } from '@/components/ui/drawer-view'
import { useEverTrue } from '@/components/ui/use-ever-true'

const DrawerView = dynamic(
  () => import('@/components/ui/drawer-view').then((module) => module.DrawerView),
  { loading: () => null },
)

/** More of one row, beside its list. Closed by Escape, by its cross and by a click beside it. Its code is loaded when it is first opened. */
export function Drawer(props: DrawerProps) {
  return useEverTrue(props.open) ? <DrawerView {...props} /> : null
}
