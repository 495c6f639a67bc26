import { randomBytes } from 'node:crypto'
import type { WebhookEndpointChange, WebhookEndpointView } from '@/lib/contracts/webhook-endpoint'
import type { Actor } from '@/lib/server/accounts/actor'
import { type AuditEntry, type ChangeTx, change } from '@/lib/server/change'
import { seal, unseal } from '@/lib/server/crypto/sealed'
import type { WebhookEndpoint } from '@/lib/server/db/generated/client'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** The partner's webhook address, what proves posts to it, and what arrived. */
export async function getWebhookEndpoint(
  runtime: Runtime,
  actor: Actor,
): Promise<WebhookEndpointView | Problem> {
  await runtime.webhooks.rejections.flush()
  return read(runtime, runtime.database.prisma, actor)
}

/** Sets the verify token and the proofs. What they were and are stays out of the audit log. */
export function setWebhookEndpoint(
  runtime: Runtime,
  actor: Actor,
  given: WebhookEndpointChange,
): Promise<WebhookEndpointView | Problem> {
  const { static_header: header } = given
  const sealed = (secret: string | null | undefined) =>
    typeof secret === 'string' ? seal(secret, runtime.secrets.encryptionKey) : secret
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const before = await read(runtime, tx, actor)
    if (before instanceof Problem) return before
    await tx.webhookEndpoint.update({
      where: { partnerId: actor.partnerId },
      data: {
        verifyTokenEncrypted:
          given.verify_token === undefined
            ? undefined
            : seal(given.verify_token, runtime.secrets.encryptionKey),
        metaAppSecretEncrypted: sealed(given.meta_app_secret),
        d360PlatformSecretEncrypted: sealed(given.d360_platform_secret),
        ...(header !== undefined && {
          staticHeaderName: header?.name ?? null,
          staticHeaderValueEncrypted: sealed(header?.value ?? null),
        }),
      },
    })
    const after = await read(runtime, tx, actor)
    if (after instanceof Problem) return after
    await audit(
      auditEntry('webhook_endpoint.change', actor, shown(before, given), shown(after, given)),
    )
    return after
  })
}

/** Makes a new secret for what is forwarded; the one before signs nothing any more. */
export function newForwardSecret(
  runtime: Runtime,
  actor: Actor,
): Promise<{ forward_secret: string } | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    // As Standard Webhooks spell it.
    const secret = `whsec_${randomBytes(32).toString('base64')}`
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { partnerId: actor.partnerId },
      data: { forwardSecretEncrypted: seal(secret, runtime.secrets.encryptionKey) },
    })
    if (count === 0) return noEndpoint()
    await audit(auditEntry('webhook_endpoint.forward_secret', actor, null, null))
    return { forward_secret: secret }
  })
}

async function read(
  runtime: Runtime,
  tx: ChangeTx,
  { partnerId }: Actor,
): Promise<WebhookEndpointView | Problem> {
  const row = await tx.webhookEndpoint.findUnique({ where: { partnerId } })
  if (!row) return noEndpoint()
  const last = await tx.webhookEvent.findFirst({
    where: { partnerId },
    orderBy: { receivedAt: 'desc' },
    select: { receivedAt: true },
  })
  return view(runtime, row, last?.receivedAt ?? null)
}

function view(
  { settings, secrets }: Runtime,
  row: WebhookEndpoint,
  lastEventAt: Date | null,
): WebhookEndpointView {
  return {
    url: `${settings.APP_URL ?? `http://localhost:${settings.PORT}`}/webhooks/${row.endpointId}`,
    verify_token: unseal(row.verifyTokenEncrypted, secrets.encryptionKey),
    proofs: {
      meta_app_secret: row.metaAppSecretEncrypted !== null,
      d360_platform_secret: row.d360PlatformSecretEncrypted !== null,
      static_header: row.staticHeaderName,
    },
    has_forward_secret: row.forwardSecretEncrypted !== null,
    last_event_at: lastEventAt?.toISOString() ?? null,
    rejected: {
      count: Number(row.rejectedCount),
      last_at: row.rejectedLastAt?.toISOString() ?? null,
      last_reason: row.rejectedLastReason,
    },
  }
}

/** Which of the secrets that were given are set: all that may be told of them. */
function shown({ proofs }: WebhookEndpointView, given: WebhookEndpointChange): object {
  const { verify_token, ...secrets } = given
  return {
    ...(verify_token !== undefined && { verify_token: '(changed)' }),
    ...Object.fromEntries(
      Object.keys(secrets).map((name) => [name, proofs[name as keyof typeof proofs]]),
    ),
  }
}

function auditEntry(
  action: string,
  { partnerId }: Actor,
  before: object | null,
  after: object | null,
): AuditEntry {
  return { action, subject: partnerId, before, after }
}

export function noEndpoint(): Problem {
  return new Problem('not_found', 'The webhook endpoint is just being made; try again in a second.')
}
