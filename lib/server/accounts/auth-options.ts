import type { NextAuthOptions } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import credentialsProvider from 'next-auth/providers/credentials'
import { type Session, sessionOfToken } from '@/lib/server/accounts/find-session'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import type { Runtime } from '@/lib/server/runtime'

declare module 'next-auth' {
  interface User {
    claims: JWT
  }
}

const SESSION_SECONDS = 7 * 24 * 60 * 60

const limits = signInLimits()

/** What a token says. Only person, partner and version are believed later (find-session.ts); the rest is for the browser. */
function claimsOf({ userId, partnerId, sessionVersion, email, name, role }: Session): JWT {
  return { sub: userId, partner_id: partnerId, session_version: sessionVersion, email, name, role }
}

/** next-auth by e-mail address and password, with a session token that the database can end at any time. */
export function authOptions(runtime: Runtime): NextAuthOptions {
  const { database, secrets, log, now } = runtime
  return {
    secret: secrets.authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      credentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given, { headers }) {
          const result = await signIn(
            { database, limits, now: now() },
            given,
            String(headers?.[REMOTE_ADDRESS_HEADER] ?? ''),
          )
          if (result === 'throttled') throw new Error('Throttled')
          return result === 'wrong' ? null : { id: result.userId, claims: claimsOf(result) }
        },
      }),
    ],
    jwt: {
      async decode({ token = '' }) {
        const session = await sessionOfToken(runtime, token)
        return session && claimsOf(session)
      },
    },
    callbacks: {
      // `user` is there at sign-in only, whatever its type says.
      jwt: ({ token, user }: { token: JWT; user?: { claims?: JWT } }) => user?.claims ?? token,
      session: ({ session, token: { name, email, role, partner_id } }) => ({
        ...session,
        user: { name, email, role, partner_id },
      }),
    },
    logger: {
      error: (code, metadata) => log.info({ code, err: metadata }, 'sign-in'),
      warn: (code) => log.debug({ code }, 'sign-in'),
      debug: () => {},
    },
  }
}
