import type { RoutingSetting, RoutingSettingChange } from '@/lib/contracts/settings'
import type { Actor } from '@/lib/server/accounts/actor'
import { type ChangeTx, change } from '@/lib/server/change'
import type { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const ACTION = 'settings.marketing_templates_routing'

/** The partner-wide switch and the fallback policy, with who changed them last. */
export function getRoutingSetting({ database }: Runtime, actor: Actor): Promise<RoutingSetting> {
  return read(database.prisma, actor.partnerId)
}

/** Sets the switch, and the fallback policy where it is given. Setting what is set already changes nothing. */
export function setRoutingSetting(
  runtime: Runtime,
  actor: Actor,
  { enabled, fallback_policy }: RoutingSettingChange,
): Promise<RoutingSetting | Problem> {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const { partnerId } = actor
    const before = await read(tx, partnerId)
    const after = { enabled, fallback_policy: fallback_policy ?? before.fallback_policy }
    if (after.enabled === before.enabled && after.fallback_policy === before.fallback_policy)
      return before
    await tx.partner.update({
      where: { id: partnerId },
      data: {
        routingEnabled: after.enabled,
        fallbackPolicy: after.fallback_policy,
        updatedAt: new Date(runtime.now()),
      },
    })
    await audit({
      action: ACTION,
      subject: partnerId,
      after,
      before: { enabled: before.enabled, fallback_policy: before.fallback_policy },
    })
    return read(tx, partnerId)
  })
}

async function read(tx: ChangeTx, partnerId: string): Promise<RoutingSetting> {
  const partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } })
  const last = await tx.auditLog.findFirst({
    where: { partnerId, action: ACTION },
    orderBy: { at: 'desc' },
  })
  return {
    enabled: partner.routingEnabled,
    fallback_policy: partner.fallbackPolicy,
    updated_at: partner.updatedAt.toISOString(),
    updated_by: last?.actor ?? null,
  }
}
