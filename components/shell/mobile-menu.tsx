'use client'

import { Menu, X } from 'lucide-react'
import { type MouseEvent, useRef } from 'react'
import { AccountPanel, type AccountView } from '@/components/shell/account-panel'
import { Brand } from '@/components/shell/brand'
import { NavLinks } from '@/components/shell/nav-links'

const ICON_BUTTON =
  'inline-flex size-9 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink'

/** The navigation where there is no room for a side bar. */
export function MobileMenu({ account }: { account: AccountView }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) close()
  }
  return (
    <>
      <button
        type="button"
        aria-label="Menu"
        onClick={() => dialog.current?.showModal()}
        className={ICON_BUTTON}
      >
        <Menu className="size-5" aria-hidden />
      </button>
      <dialog
        ref={dialog}
        aria-label="Menu"
        onClick={closeOutside}
        className="m-0 h-dvh max-h-none w-64 border-r bg-surface text-ink backdrop:bg-scrim"
      >
        <div className="flex h-full flex-col justify-between">
          <div className="p-3">
            <div className="mb-4 flex items-center justify-between pl-2">
              <Brand />
              <button type="button" aria-label="Close" onClick={close} className={ICON_BUTTON}>
                <X className="size-5" aria-hidden />
              </button>
            </div>
            <NavLinks onNavigate={close} />
          </div>
          <AccountPanel account={account} />
        </div>
      </dialog>
    </>
  )
}
