import type { NextAuthOptions } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import credentialsProvider from 'next-auth/providers/credentials'
import { endSession } from '@/lib/server/accounts/end-session'
import { type Session, sessionOfToken } from '@/lib/server/accounts/find-session'
import { SESSION_MS } from '@/lib/server/accounts/session-life'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import type { Runtime } from '@/lib/server/runtime'

declare module 'next-auth' {
  interface User {
    claims: JWT
  }
}

const limits = signInLimits()

/** What a token says. Only person, partner, version and sign-in are believed later (find-session.ts); the rest is for the browser. */
function claimsOf(session: Session): JWT {
  const { userId, partnerId, sessionVersion, sessionId, signedInAt, email, name, role } = session
  return {
    sub: userId,
    partner_id: partnerId,
    session_version: sessionVersion,
    session_id: sessionId,
    signed_in_at: signedInAt,
    email,
    name,
    role,
  }
}

/** next-auth by e-mail address and password, with a session token that the database can end at any time. */
export function authOptions(runtime: Runtime): NextAuthOptions {
  const { database, secrets, log, now } = runtime
  return {
    secret: secrets.authSecret,
    session: { strategy: 'jwt', maxAge: SESSION_MS / 1_000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      credentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given, { headers }) {
          const result = await signIn({ database, limits, log, now: now() }, given, headers ?? {})
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
    events: {
      async signOut({ token }) {
        // Decoded below: null without a session that still lives.
        if (!token) return
        const { partner_id, session_id, signed_in_at } = token
        await endSession(runtime, {
          partnerId: String(partner_id),
          sessionId: String(session_id),
          signedInAt: Number(signed_in_at),
        })
      },
    },
    logger: {
      error: (code, metadata) => log.info({ code, err: metadata }, 'sign-in'),
      warn: (code) => log.debug({ code }, 'sign-in'),
      debug: () => {},
    },
  }
}
