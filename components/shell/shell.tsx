import Link from 'next/link'
import type { ReactNode } from 'react'
import { AccountPanel, type AccountView } from '@/components/shell/account-panel'
import { Brand } from '@/components/shell/brand'
import { CommandPalette } from '@/components/shell/command-palette'
import { MobileMenu } from '@/components/shell/mobile-menu'
import { NavLinks } from '@/components/shell/nav-links'

/** The frame of every page of the hub: navigation beside it, or above it on a narrow screen. */
export function Shell({
  partnerId,
  account,
  children,
}: {
  partnerId: string
  account: AccountView
  children: ReactNode
}) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-ink px-3 py-2 text-canvas focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="flex h-12 items-center justify-between border-b bg-surface px-4 lg:hidden">
        <Link href="/">
          <Brand />
        </Link>
        <span className="flex">
          <CommandPalette partnerId={partnerId} narrow />
          <MobileMenu account={account} />
        </span>
      </header>
      <header className="sticky top-0 hidden h-dvh flex-col justify-between border-r bg-surface lg:flex">
        <div className="p-3">
          <Link href="/" className="mb-4 flex h-8 items-center px-2.5">
            <Brand />
          </Link>
          <CommandPalette partnerId={partnerId} />
          <NavLinks />
        </div>
        <AccountPanel account={account} />
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
    </div>
  )
}
