import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Runtime } from '@/lib/server/runtime'

/** Where an address is itself a secret: the pages of onboarding links and of invitations, which strangers open. */
const SECRET_ADDRESS = /^\/(o|invite)\//

type Parts = Pick<Runtime, 'settings' | 'sandboxUrl'>

/**
 * Gives whatever Next answers its security headers: only scripts of this answer run (Next takes their nonce out of the request), and
 * nobody frames a page. A page with a secret address is told to nobody and indexed nowhere.
 */
export function guardPage(
  parts: Parts,
  { url, headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  outgoing: Pick<ServerResponse, 'setHeader'>,
): void {
  const isSecret = SECRET_ADDRESS.test(decodeURIComponent(url!.split('?', 1)[0]!))
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'), {
    // Browsers hold a form to this through every redirect, and where the terms' host leads on to is not ours to know.
    formAction: isSecret ? ["'self'", 'https:', ...termsOrigins(parts)] : ["'self'"],
    // Pictures of a template are at the partner's own address.
    images: isSecret ? ["'self'"] : ["'self'", 'data:', 'blob:', 'https:', 'http:'],
    // The dashboard's charts place their parts by style attributes, and its dialogs and messages bring style elements without a nonce.
    inlineStyles: !isSecret,
  })
  headers['content-security-policy'] = policy
  outgoing.setHeader('content-security-policy', policy)
  outgoing.setHeader('x-content-type-options', 'nosniff')
  outgoing.setHeader('referrer-policy', isSecret ? 'no-referrer' : 'same-origin')
  if (isSecret) outgoing.setHeader('x-robots-tag', 'noindex, nofollow')
}

function termsOrigins({ settings, sandboxUrl }: Parts): string[] {
  const origins = [settings.MM_TERMS_URL, sandboxUrl].flatMap((url) =>
    url === null ? [] : new URL(url).origin,
  )
  return [...new Set(origins)]
}

function contentSecurityPolicy(
  nonce: string,
  allowed: { formAction: string[]; images: string[]; inlineStyles: boolean },
): string {
  // Next's development server compiles in the browser and puts styles into the page.
  const development = process.env.NODE_ENV === 'development'
  const inlineStyles = development || allowed.inlineStyles
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${inlineStyles ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "font-src 'self'",
    `img-src ${allowed.images.join(' ')}`,
    "connect-src 'self'",
    `form-action ${allowed.formAction.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
