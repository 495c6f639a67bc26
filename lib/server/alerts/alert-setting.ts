import type { AlertSetting } from '@/lib/contracts/alerts'
import type { Actor } from '@/lib/server/accounts/actor'
import { change } from '@/lib/server/change'
import { refusedTarget } from '@/lib/server/forwarding/refused-target'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Where the partner's alerts are posted. */
export async function getAlertSetting(
  { database }: Runtime,
  { partnerId }: Actor,
): Promise<AlertSetting> {
  const { alertUrl } = await database.prisma.partner.findUniqueOrThrow({
    where: { id: partnerId },
    select: { alertUrl: true },
  })
  return { webhook_url: alertUrl }
}

/** Sets where alerts are posted. They are signed with the secret of forwarding, so there must be one. */
export async function setAlertSetting(
  runtime: Runtime,
  actor: Actor,
  { webhook_url }: AlertSetting,
): Promise<AlertSetting | Problem> {
  const refusal =
    webhook_url === null ? null : refusedTarget(webhook_url, runtime.settings.ALLOW_PRIVATE_TARGETS)
  if (refusal)
    return new Problem('invalid', `webhook_url: ${refusal}`, {
      issues: [{ path: 'webhook_url', message: refusal }],
    })
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const { partnerId } = actor
    const endpoint = await tx.webhookEndpoint.findUnique({
      where: { partnerId },
      select: { forwardSecretEncrypted: true },
    })
    if (webhook_url !== null && !endpoint?.forwardSecretEncrypted) {
      return new Problem(
        'conflict',
        'Alerts are signed with the secret of forwarding, and there is none; make one first (POST /webhook_endpoint/forward_secret).',
      )
    }
    const before = await tx.partner.findUniqueOrThrow({
      where: { id: partnerId },
      select: { alertUrl: true },
    })
    if (before.alertUrl === webhook_url) return { webhook_url }
    await tx.partner.update({ where: { id: partnerId }, data: { alertUrl: webhook_url } })
    await audit({
      action: 'settings.alerts',
      subject: partnerId,
      before: { webhook_url: before.alertUrl },
      after: { webhook_url },
    })
    return { webhook_url }
  })
}
