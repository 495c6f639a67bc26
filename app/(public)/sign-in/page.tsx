import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { ThemeSwitch } from '@/components/preferences/theme-switch'
import { Brand } from '@/components/shell/brand'
import { callbackPath } from '@/lib/server/accounts/callback-path'
import { getSession } from '@/lib/server/accounts/get-session'
import { requestOrigin } from '@/lib/server/http/request-origin'

export const metadata = { title: 'Sign in' }

type Search = Promise<{ callbackUrl?: string; error?: string }>

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl, error } = await searchParams
  const path = callbackPath(callbackUrl, requestOrigin(await headers()))
  if (await getSession()) redirect(path)
  return (
    <main className="grid min-h-dvh grid-rows-[1fr_auto] justify-items-center p-6">
      <div className="flex w-full max-w-80 flex-col gap-6 self-center">
        <Brand />
        <div>
          <h1 className="text-xl font-semibold tracking-tight">Sign in</h1>
          <p className="text-muted">See which way your messages go, and why.</p>
        </div>
        <SignInForm callbackPath={path} error={error} />
      </div>
      <ThemeSwitch />
    </main>
  )
}
