'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { OVERLAY } from '@/components/ui/dialog-look'
import { IconButton } from '@/components/ui/icon-button'

const PANEL =
  'fixed inset-y-0 right-0 z-40 flex w-full flex-col border-l bg-canvas text-ink shadow-xl outline-none ' +
  'transition duration-150 starting:translate-x-4 starting:opacity-0'

export interface DrawerProps {
  open: boolean
  onClose(): void
  title: ReactNode
  description?: ReactNode
  wide?: boolean
  children: ReactNode
  footer?: ReactNode
}

/** What `Drawer` shows once it was opened. */
export function DrawerView({
  open,
  onClose,
  title,
  description,
  wide = false,
  children,
  footer,
}: DrawerProps) {
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className={OVERLAY} />
        <Radix.Content
          className={`${PANEL} ${wide ? 'max-w-2xl' : 'max-w-md'}`}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start justify-between gap-4 border-b px-5 py-4">
            <div className="min-w-0">
              <Radix.Title className="text-base font-semibold tracking-tight break-words">
                {title}
              </Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="mt-0.5 text-muted">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" icon={X} className="-mr-1.5" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 grow flex-col gap-6 overflow-y-auto px-5 py-5">
            {children}
          </div>
          {footer && <footer className="flex flex-wrap gap-2 border-t px-5 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
