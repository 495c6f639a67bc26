import { createPartner } from '@/lib/server/accounts/create-partner'
import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { newPassword } from '@/lib/server/accounts/new-password'
import { newKey } from '@/lib/server/crypto/key-hash'
import type { Database } from '@/lib/server/db/database'
import { isForLocalUse } from '@/lib/server/http/is-for-local-use'
import { newId } from '@/lib/server/new-id'
import type { Settings } from '@/lib/server/settings'

export interface FirstPartner {
  id: string
  email: string
  /** What was made up here and must be shown once; null for what was given. */
  generated: { apiKey: string | null; password: string | null }
}

/**
 * Creates the first partner with its API key and owner when the database holds none (contract 1); null when it does.
 * What the settings give is taken; for the rest the demonstration of one machine has well-known values, everything else
 * gets generated ones.
 */
export async function createFirstPartner(
  database: Database,
  settings: Settings,
): Promise<FirstPartner | null> {
  if ((await database.prisma.partner.count()) > 0) return null
  const demo = isLocalDemo(settings)
  const apiKey = settings.PARTNER_API_KEY ?? (demo ? DEMO.partnerApiKey : newKey('fwp'))
  const password = settings.ADMIN_PASSWORD ?? (demo ? DEMO.password : newPassword())
  const id = settings.PARTNER_ID ?? (demo ? DEMO.partnerId : newId('PA'))
  const email = settings.ADMIN_EMAIL ?? DEMO.email
  await createPartner(database, {
    id,
    name: settings.DEMO ? 'Fairway Demo' : id,
    apiKey,
    owner: { email, name: 'Owner', password },
  })
  return {
    id,
    email,
    generated: {
      apiKey: settings.PARTNER_API_KEY ? null : apiKey,
      password: settings.ADMIN_PASSWORD ? null : password,
    },
  }
}

/** A demonstration for this machine alone. */
export function isLocalDemo(settings: Settings): boolean {
  return settings.DEMO && isForLocalUse(settings)
}
