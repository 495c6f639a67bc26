import Link from 'next/link'
import type { ReactNode } from 'react'
import { ThemeSwitch } from '@/components/preferences/theme-switch'
import { Brand } from '@/components/shell/brand'
import { LinkButton } from '@/components/ui/button'

/** Around the reference for who is not signed in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="flex h-12 items-center justify-between gap-4 border-b bg-surface px-4 sm:px-6">
        <Link href="/docs/api">
          <Brand />
        </Link>
        <div className="flex items-center gap-3">
          <ThemeSwitch />
          <LinkButton href="/sign-in?callbackUrl=/docs/api">Sign in</LinkButton>
        </div>
      </header>
      <main>{children}</main>
    </>
  )
}
