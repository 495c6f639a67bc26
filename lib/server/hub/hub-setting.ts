import type { HubSetting, HubSettingChange } from '@/lib/contracts/hub'
import type { Actor } from '@/lib/server/accounts/actor'
import { type ChangeTx, change } from '@/lib/server/change'
import { Hub, type HubAnswer } from '@/lib/server/hub/hub'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

const ROUTING_OFF = { enabled: false }

/** The hub for a partner, or why there is none. The installation has one hub key, and it is the first partner's. */
export async function openHub(
  runtime: Runtime,
  actor: Actor,
): Promise<{ hub: Hub; setting: HubSetting } | Problem> {
  const setting = await getHubSetting(runtime, actor)
  const key = runtime.settings.D360_HUB_API_KEY
  if (!setting.configured || !key) {
    return new Problem(
      'conflict',
      "No key for 360dialog's Partner API is set for this partner (D360_HUB_API_KEY is the first partner's).",
    )
  }
  return { hub: new Hub(runtime.settings.D360_HUB_URL, key), setting }
}

export function getHubSetting(runtime: Runtime, actor: Actor): Promise<HubSetting> {
  return read(runtime, runtime.database.prisma, actor)
}

export function setHubSetting(
  runtime: Runtime,
  actor: Actor,
  given: HubSettingChange,
): Promise<HubSetting | Problem> {
  return change(runtime, actor, null, async ({ tx, audit }) => {
    const before = await read(runtime, tx, actor)
    await tx.partner.update({
      where: { id: actor.partnerId },
      data: {
        hubPartnerId: given.hub_partner_id,
        hubRoutingBody: given.routing_off_body as object | undefined,
      },
    })
    const after = await read(runtime, tx, actor)
    await audit({ action: 'settings.360dialog_hub', subject: actor.partnerId, before, after })
    return after
  })
}

/** Switches 360dialog's own marketing routing off, and gives the hub's answer as it came. */
export async function switchHubRoutingOff(
  runtime: Runtime,
  actor: Actor,
): Promise<HubAnswer | Problem> {
  const opened = await openHub(runtime, actor)
  if (opened instanceof Problem) return opened
  const { hub_partner_id, routing_off_body } = opened.setting
  const answer = await opened.hub
    .setRouting(hub_partner_id, routing_off_body)
    .catch(
      (error: Error) =>
        new Problem(
          'provider_failed',
          `360dialog's hub could not be asked: ${error.message || 'no connection'}.`,
        ),
    )
  if (answer instanceof Problem) return answer
  const taken = answer.status >= 200 && answer.status < 300
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    if (taken)
      await tx.partner.update({
        where: { id: actor.partnerId },
        data: { hubRoutingOffAt: new Date(runtime.now()) },
      })
    await audit({
      action: 'settings.360dialog_hub.routing_off',
      subject: hub_partner_id,
      before: null,
      after: { sent: routing_off_body, status: answer.status },
    })
    return answer
  })
}

async function read(
  { settings }: Runtime,
  tx: ChangeTx,
  { partnerId }: Actor,
): Promise<HubSetting> {
  const partner = await tx.partner.findUniqueOrThrow({ where: { id: partnerId } })
  const first = await tx.partner.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return {
    configured: settings.D360_HUB_API_KEY !== undefined && first?.id === partnerId,
    hub_partner_id: partner.hubPartnerId ?? partnerId,
    routing_off_body: (partner.hubRoutingBody as Record<string, unknown> | null) ?? ROUTING_OFF,
    routing_off_at: partner.hubRoutingOffAt?.toISOString() ?? null,
  }
}
