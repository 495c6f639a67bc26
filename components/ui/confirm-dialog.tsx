'use client'

import dynamic from 'next/dynamic'
import type { ConfirmDialogProps } from '@/components/ui/confirm-dialog-view'
import { useEverTrue } from '@/components/ui/use-ever-true'

// With `loading` it waits in a boundary of its own; without, the whole page would give way to its skeleton, and the keyboard's place be lost.
const ConfirmDialogView = dynamic(
  () => import('@/components/ui/confirm-dialog-view').then((module) => module.ConfirmDialogView),
  { loading: () => null },
)

/** Asks before what cannot simply be undone. Its code is loaded when it is first opened. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return useEverTrue(props.open) ? <ConfirmDialogView {...props} /> : null
}
