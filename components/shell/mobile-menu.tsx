'use client'

import { Menu, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { type AccountView, AccountPanel } from '@/components/shell/account-panel'
import { Brand } from '@/components/shell/brand'
import { NavLinks } from '@/components/shell/nav-links'

const ICON_BUTTON = 'inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink'

/** The navigation where there is no room for a side bar. */
export function MobileMenu({ account }: { account: AccountView }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className={ICON_BUTTON} aria-label="Menu"><Menu className="size-5" aria-hidden /></Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content aria-describedby={undefined} className="fixed inset-y-0 left-0 z-50 flex w-64 flex-col justify-between border-r bg-surface">
          <div className="p-3">
            <div className="mb-4 flex items-center justify-between pl-2">
              <Dialog.Title><Brand /></Dialog.Title>
              <Dialog.Close className={ICON_BUTTON} aria-label="Close"><X className="size-5" aria-hidden /></Dialog.Close>
            </div>
            <NavLinks onNavigate={() => setOpen(false)} />
          </div>
          <AccountPanel account={account} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
