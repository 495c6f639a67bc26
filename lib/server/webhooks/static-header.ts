import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Change } from '@/lib/server/change'
import { seal, unseal } from '@/lib/server/crypto/sealed'
import type { Runtime } from '@/lib/server/runtime'

const MADE_NAME = 'X-Fairway-Webhook'

/**
 * The header that a provider is told to send along with every post, which proves it (contract 4); null where the partner has no endpoint yet.
 * Where none is set one is made: without it what arrives might be refused.
 */
export async function staticHeader(
  { secrets }: Runtime,
  { tx, audit }: Change,
  { partnerId }: Actor,
): Promise<{ name: string; value: string } | null> {
  const row = await tx.webhookEndpoint.findUnique({ where: { partnerId } })
  if (!row) return null
  if (row.staticHeaderName !== null && row.staticHeaderValueEncrypted !== null) {
    return {
      name: row.staticHeaderName,
      value: unseal(row.staticHeaderValueEncrypted, secrets.encryptionKey),
    }
  }
  const made = { name: MADE_NAME, value: randomBytes(32).toString('base64url') }
  await tx.webhookEndpoint.update({
    where: { partnerId },
    data: {
      staticHeaderName: made.name,
      staticHeaderValueEncrypted: seal(made.value, secrets.encryptionKey),
    },
  })
  await audit({
    action: 'webhook_endpoint.change',
    subject: partnerId,
    before: { static_header: null },
    after: { static_header: made.name },
  })
  return made
}
