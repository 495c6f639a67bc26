'use client'

import * as Radix from 'radix-ui/alert-dialog'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { OVERLAY, PANEL } from '@/components/ui/dialog-look'
import { useFocusReturn } from '@/components/ui/use-focus-return'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: string
  /** What it will affect. */
  children: ReactNode
  /** The verb on the button. */
  action: string
  danger?: boolean
  onConfirm(): void
}

/** What `ConfirmDialog` shows once it was opened. */
export function ConfirmDialogView({
  open,
  onOpenChange,
  title,
  children,
  action,
  danger = false,
  onConfirm,
}: ConfirmDialogProps) {
  const focusReturn = useFocusReturn()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content {...focusReturn} className={`${PANEL} max-w-md`}>
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5">
            <Radix.Title className="text-base font-semibold tracking-tight">{title}</Radix.Title>
            <Radix.Description asChild>
              <div className="mt-2 flex flex-col gap-2 text-muted text-pretty">{children}</div>
            </Radix.Description>
          </div>
          <footer className="flex justify-end gap-2 border-t px-5 py-3">
            <Radix.Cancel asChild>
              <Button>Cancel</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button look={danger ? 'danger' : 'primary'} onClick={onConfirm}>
                {action}
              </Button>
            </Radix.Action>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
