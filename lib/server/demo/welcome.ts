import { DEMO } from '@/lib/server/accounts/demo-secrets'
import type { KnownSecrets } from '@/lib/server/accounts/find-known-secrets'
import { type FirstPartner, isLocalDemo } from '@/lib/server/accounts/first-partner'
import { fallbackMessage } from '@/lib/server/demo/fallback-message'
import { firstMessage } from '@/lib/server/demo/first-message'
import type { NewSecrets } from '@/lib/server/demo/replace-known-secrets'
import type { Settings } from '@/lib/server/settings'

export interface Started {
  settings: Settings
  port: number
  /** What this start made, where the database held no partner. */
  first: FirstPartner | null
  channelKey: string | null
  /** Well-known secrets that are in the database. */
  known: KnownSecrets
  /** What came in their place at this start. */
  replaced: NewSecrets | null
}

/**
 * What the person who starts Fairway reads: the address, the login, and two messages to paste. A secret that was
 * made up is shown this once; one that was given never is.
 */
export function welcome({ settings, port, first, channelKey, known, replaced }: Started): string {
  const host =
    settings.HOST === '127.0.0.1' || settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST
  const address = settings.APP_URL ?? `http://${host}:${port}`
  const demo = isLocalDemo(settings)
  const lines = ['', `  Fairway is ready:  ${address}`]
  if (first) lines.push(login(first.email, first.generated.password))
  else if (demo) for (const { email } of known.users) lines.push(login(email, DEMO.password))
  if (first?.generated.apiKey) lines.push(partnerApi(address, first.id, first.generated.apiKey))
  lines.push(...(replaced ? replacements(address, replaced) : []))
  const knownKey = demo && known.channelKeys.length > 0 ? DEMO.channelKey : null
  const key = channelKey ?? knownKey
  if (key) {
    lines.push('', '  Send a first message:', '', firstMessage(address, key).replace(/^/gm, '  '))
    lines.push(
      '',
      '  And a utility template that nobody knows yet; MM refuses it, Cloud takes it:',
      '',
      fallbackMessage(address, key).replace(/^/gm, '  '),
    )
  }
  return `${lines.join('\n')}\n\n`
}

/** What takes the place of well-known secrets, of which others could have made use. */
function replacements(address: string, made: NewSecrets): string[] {
  const lines = [
    ...made.passwords.map(({ email, password }) => login(email, password)),
    ...made.partnerKeys.map(({ partnerId, apiKey }) => partnerApi(address, partnerId, apiKey)),
    ...made.channelKeys.map(
      ({ channelId, apiKey }) =>
        `  Gateway:           channel ${channelId}  D360-API-KEY: ${apiKey}`,
    ),
  ]
  if (lines.length === 0) return []
  return [
    '',
    '  Others can reach this address, so the demonstration login and keys that everyone knows have ended. New ones, shown only now:',
    '',
    ...lines,
  ]
}

function login(email: string, password: string | null): string {
  return `  Sign in with:      ${email}${password ? `  ${password}` : ''}`
}

function partnerApi(address: string, partnerId: string, apiKey: string): string {
  return `  Partner API:       ${address}/api/v2/partners/${partnerId}  X-API-Key: ${apiKey}`
}
