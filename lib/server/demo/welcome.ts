import { DEMO, type FirstPartner, isLocalDemo } from '@/lib/server/accounts/first-partner'
import { DEMO_CHANNEL_KEY } from '@/lib/server/demo/create-demo'
import { fallbackMessage } from '@/lib/server/demo/fallback-message'
import { firstMessage } from '@/lib/server/demo/first-message'
import type { Settings } from '@/lib/server/settings'

/**
 * What the person who starts Fairway reads: the address, the login, and two messages to paste. A secret that was
 * made up is shown this once; one that was given never is.
 */
export function welcome(
  settings: Settings,
  port: number,
  first: FirstPartner | null,
  channelKey: string | null,
): string {
  const host =
    settings.HOST === '127.0.0.1' || settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST
  const address = settings.APP_URL ?? `http://${host}:${port}`
  const demo = isLocalDemo(settings)
  const lines = ['', `  Fairway is ready:  ${address}`]
  const password =
    first?.generated.password ?? (demo && !settings.ADMIN_PASSWORD ? DEMO.password : null)
  if (first || demo)
    lines.push(
      `  Sign in with:      ${first?.email ?? settings.ADMIN_EMAIL ?? DEMO.email}${password ? `  ${password}` : ''}`,
    )
  if (first?.generated.apiKey)
    lines.push(
      `  Partner API:       ${address}/api/v2/partners/${first.id}  X-API-Key: ${first.generated.apiKey}`,
    )
  const key = channelKey ?? (demo ? DEMO_CHANNEL_KEY : null)
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
