import { cookies, headers } from 'next/headers'
import { findSession, type Session } from '@/lib/server/accounts/find-session'
import { runtime } from '@/lib/server/runtime-handle'

/** The session of the request being served, for pages and server actions; null when nobody is signed in. */
export async function getSession(): Promise<Session | null> {
  const jar = await cookies()
  const protocol = (await headers()).get('x-forwarded-proto')
  return findSession(runtime(), protocol, (name) => jar.get(name)?.value)
}
