import type { Settings } from '@/lib/server/settings'

const DIALOG = 'https://www.facebook.com/v25.0/dialog/oauth'

/** What Facebook Login for Business is to ask for (domain fact: Meta, embedded signup for the MM API). */
const EXTRAS = {
  features: [{ name: 'marketing_messages_lite' }],
  sessionInfoVersion: '3',
  version: 'v3',
}

/**
 * The address of Meta's embedded signup, as Facebook's login dialog takes it without its script, so that the page loads nothing of a
 * third party; null where it is not set up. It comes back to `/o/returned`, which the app must allow, with the link's token as state.
 */
export function signupUrl(
  { META_APP_ID, META_CONFIG_ID }: Pick<Settings, 'META_APP_ID' | 'META_CONFIG_ID'>,
  origin: string,
  token: string,
): string | null {
  if (META_APP_ID === undefined || META_CONFIG_ID === undefined) return null
  const query = new URLSearchParams({
    client_id: META_APP_ID,
    config_id: META_CONFIG_ID,
    response_type: 'code',
    override_default_response_type: 'true',
    redirect_uri: `${origin}/o/returned`,
    state: token,
    extras: JSON.stringify(EXTRAS),
  })
  return `${DIALOG}?${query}`
}
