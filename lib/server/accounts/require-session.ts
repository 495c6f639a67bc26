import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { Session } from '@/lib/server/accounts/find-session'
import { getSession } from '@/lib/server/accounts/get-session'
import { REQUEST_PATH_HEADER } from '@/lib/server/http/front-door-headers'

/** The session of the page being rendered; a reader without one is sent to sign in, and comes back. */
export async function requireSession(): Promise<Session> {
  const session = await getSession()
  if (session) return session
  const asked = new URL((await headers()).get(REQUEST_PATH_HEADER) ?? '/', 'http://door')
  // Next adds it to the requests of its own router.
  asked.searchParams.delete('_rsc')
  redirect(`/sign-in?${new URLSearchParams({ callbackUrl: `${asked.pathname}${asked.search}` })}`)
}
