import { randomBytes } from 'node:crypto'
import { seal } from '@/lib/server/crypto/sealed'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import type { Runtime } from '@/lib/server/runtime'

/** What the bundled sandbox is told: where its webhooks go, and what signs them. */
export interface SandboxWebhooks {
  url: string
  secret: { kind: 'd360'; value: string }
}

/**
 * Makes the partner's endpoint take the sandbox's webhooks, signed with a platform secret as 360dialog's are, and says what to tell the
 * sandbox, which forgets it at each end. `origin` is how this process is reached from itself.
 */
export async function connectSandbox(
  { database, secrets, poller, webhooks }: Runtime,
  partnerId: string,
  origin: string,
): Promise<SandboxWebhooks> {
  const known = webhooks.endpoints.ofPartner(partnerId)
  if (!known) throw new Error(`Partner ${partnerId} has no webhook endpoint.`)
  const url = `${origin}/webhooks/${known.endpointId}`
  if (known.d360PlatformSecret !== null)
    return { url, secret: { kind: 'd360', value: known.d360PlatformSecret } }
  const value = randomBytes(32).toString('base64url')
  await database.transaction(async (tx) => {
    await bumpRevision(tx, partnerId, 'directory')
    await tx.query(
      'UPDATE webhook_endpoint SET d360_platform_secret_encrypted = $2 WHERE partner_id = $1',
      [partnerId, seal(value, secrets.encryptionKey)],
    )
  })
  await poller.refresh()
  return { url, secret: { kind: 'd360', value } }
}
