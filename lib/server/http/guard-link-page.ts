import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Runtime } from '@/lib/server/runtime'

/** Where the pages of onboarding links are. */
const LINK_PATH = '/o/'

type Parts = Pick<Runtime, 'settings' | 'sandboxUrl'>

/**
 * Gives the pages of onboarding links, which strangers open, the strictest headers: only scripts of this answer run (Next takes their
 * nonce out of the request), nothing is loaded from elsewhere, the link is told to nobody and indexed nowhere.
 */
export function guardLinkPage(
  parts: Parts,
  { url, headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  outgoing: Pick<ServerResponse, 'setHeader'>,
): void {
  if (!decodeURIComponent(url!.split('?', 1)[0]!).startsWith(LINK_PATH)) return
  const policy = contentSecurityPolicy(parts, randomBytes(16).toString('base64'))
  headers['content-security-policy'] = policy
  outgoing.setHeader('content-security-policy', policy)
  outgoing.setHeader('referrer-policy', 'no-referrer')
  outgoing.setHeader('x-robots-tag', 'noindex, nofollow')
  outgoing.setHeader('x-content-type-options', 'nosniff')
}

function contentSecurityPolicy({ settings, sandboxUrl }: Parts, nonce: string): string {
  // Browsers hold a form to this through every redirect, and where the terms' host leads on to is not ours to know.
  const terms = [settings.MM_TERMS_URL, sandboxUrl].flatMap((url) =>
    url === null ? [] : new URL(url).origin,
  )
  // Next's development server compiles in the browser and puts styles into the page.
  const development = process.env.NODE_ENV === 'development'
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    `form-action 'self' https: ${[...new Set(terms)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
