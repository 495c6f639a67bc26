'use client'

import dynamic from 'next/dynamic'
import type { DialogProps } from '@/components/ui/dialog-view'
import { useEverTrue } from '@/components/ui/use-ever-true'

// With `loading` it waits in a boundary of its own; without, the whole page would give way to its skeleton, and the keyboard's place be lost.
const DialogView = dynamic(
  () => import('@/components/ui/dialog-view').then((module) => module.DialogView),
  { loading: () => null },
)

/** A view above the page, closed by Escape, by its cross and by a click beside it. Its code is loaded when it is first opened. */
export function Dialog(props: DialogProps) {
  return useEverTrue(props.open) ? <DialogView {...props} /> : null
}
