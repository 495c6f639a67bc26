'use client'

import { LogOut } from 'lucide-react'
import { ThemeSwitch } from '@/components/preferences/theme-switch'
import { signOut } from '@/lib/client/session'

export interface AccountView {
  name: string
  email: string
  role: string
}

/** Signs out and leaves, whether or not the server could be reached: nothing of this session may stay on the screen. */
async function leave(): Promise<void> {
  await signOut()
  window.location.assign(new URL('/sign-in', window.location.origin))
}

/** Who is signed in, their theme, and the way out. */
export function AccountPanel({ account: { name, email, role } }: { account: AccountView }) {
  return (
    <div className="flex flex-col gap-3 border-t p-4">
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0">
          <div className="truncate font-medium">
            {name} <span className="font-normal text-muted">· {role}</span>
          </div>
          <div className="truncate text-xs text-muted" title={email}>
            {email}
          </div>
        </div>
        <button
          type="button"
          onClick={() => void leave()}
          title="Sign out"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <LogOut className="size-4" aria-hidden />
          <span className="sr-only">Sign out</span>
        </button>
      </div>
      <ThemeSwitch />
    </div>
  )
}
