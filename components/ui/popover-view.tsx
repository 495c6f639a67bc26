'use client'

import * as Radix from 'radix-ui/popover'
import type { ReactElement, ReactNode } from 'react'

export interface PopoverViewProps {
  label: string
  trigger: ReactElement<{ onClick?(): void; 'aria-haspopup'?: 'dialog' }>
  open: boolean
  onOpenChange(open: boolean): void
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** What `Popover` is once it was opened. */
export function PopoverView({
  label,
  trigger,
  open,
  onOpenChange,
  align = 'start',
  className = 'w-72 p-3',
  children,
}: PopoverViewProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={`z-50 max-w-[calc(100vw-1rem)] rounded-md border bg-canvas text-ink shadow-lg outline-none transition-opacity starting:opacity-0 ${className}`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
