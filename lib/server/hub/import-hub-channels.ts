import { newChannel } from '@/lib/contracts/channels'
import type { HubImport, HubImportItem, HubImportOrder } from '@/lib/contracts/hub'
import { type HubChannel, readHubChannel } from '@/lib/domain/channels/hub-channel'
import type { Actor } from '@/lib/server/accounts/actor'
import { type Change, change } from '@/lib/server/change'
import { createChannels, readTemplates } from '@/lib/server/channels/change-channels'
import type { Hub } from '@/lib/server/hub/hub'
import { openHub } from '@/lib/server/hub/hub-setting'
import { newId } from '@/lib/server/new-id'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/**
 * Brings the partner's channels over from 360dialog's hub, each by itself, so that a repetition goes on where one ended. A dry
 * run says what would change. A new channel needs its key: given, or made by the hub, which revokes the channel's others.
 */
export async function importHubChannels(
  runtime: Runtime,
  actor: Actor,
  order: HubImportOrder,
  dryRun: boolean,
): Promise<HubImport | Problem> {
  const opened = await openHub(runtime, actor)
  if (opened instanceof Problem) return opened
  const { hub, setting } = opened
  let entries: unknown[]
  try {
    entries = await hub.listChannels(setting.hub_partner_id)
  } catch (error) {
    return new Problem(
      'provider_failed',
      (error as Error).message || "There is no connection to 360dialog's hub.",
    )
  }
  const channels: HubImportItem[] = []
  for (const entry of entries) {
    const read = readHubChannel(entry)
    if (typeof read === 'string')
      channels.push({
        hub_id: null,
        name: null,
        phone_number: null,
        client_name: null,
        action: 'skip',
        explanation: `Skipped: ${read}.`,
      })
    else
      channels.push(
        await importOne(runtime, actor, read, {
          hub,
          hubPartnerId: setting.hub_partner_id,
          order,
          dryRun,
        }).catch((error: unknown) => {
          // One channel that cannot be taken costs no other.
          runtime.log.error({ err: error, hubId: read.hubId }, 'a channel of the hub was not taken')
          return itemOf(read, 'failed', (error as Error).message)
        }),
      )
  }
  const count = (action: HubImportItem['action']) =>
    channels.filter((channel) => channel.action === action).length
  return { found: entries.length, created: count('create'), updated: count('update'), channels }
}

async function importOne(
  runtime: Runtime,
  actor: Actor,
  hubChannel: HubChannel,
  {
    hub,
    hubPartnerId,
    order,
    dryRun,
  }: { hub: Hub; hubPartnerId: string; order: HubImportOrder; dryRun: boolean },
): Promise<HubImportItem> {
  const { partnerId } = actor
  const item = (action: HubImportItem['action'], explanation: string) =>
    itemOf(hubChannel, action, explanation)
  const known = await runtime.database.prisma.channel.findFirst({
    where: {
      partnerId,
      deletedAt: null,
      OR: [
        { hubId: hubChannel.hubId },
        { provider: '360dialog', phoneNumber: hubChannel.phoneNumber },
      ],
    },
    include: { client: true },
  })
  if (known) {
    const changes = changesOf(known, hubChannel)
    if (changes.length === 0) return item('unchanged', 'As it is here.')
    if (!dryRun) await update(runtime, actor, known, hubChannel)
    return item('update', changes.join(' '))
  }
  const given = Object.hasOwn(order.api_keys, hubChannel.hubId)
    ? order.api_keys[hubChannel.hubId]
    : undefined
  if (!given && !order.create_api_keys) return item('needs_key', 'New here; its key is needed.')
  if (dryRun)
    return item(
      'create',
      given
        ? 'New here; made with the given key.'
        : 'New here; the hub makes it a key and revokes its others.',
    )
  const problem = await create(
    runtime,
    actor,
    hubChannel,
    given ?? (await hub.createKey(hubPartnerId, hubChannel.hubId)),
  )
  return problem ? item('failed', problem.message) : item('create', 'Made.')
}

function itemOf(
  hubChannel: HubChannel,
  action: HubImportItem['action'],
  explanation: string,
): HubImportItem {
  return {
    hub_id: hubChannel.hubId,
    name: hubChannel.name,
    phone_number: hubChannel.phoneNumber,
    client_name: hubChannel.client.name,
    action,
    explanation,
  }
}

type Known = {
  id: string
  name: string
  hubId: string | null
  client: { id: string; name: string; hubId: string | null }
}

function changesOf(known: Known, hubChannel: HubChannel): string[] {
  const changes: string[] = []
  if (known.name !== hubChannel.name) changes.push(`Name ${known.name} becomes ${hubChannel.name}.`)
  if (known.hubId !== hubChannel.hubId)
    changes.push('It is taken for the same channel by its number.')
  if (
    known.client.hubId === hubChannel.client.hubId &&
    known.client.name !== hubChannel.client.name
  ) {
    changes.push(`Client ${known.client.name} becomes ${hubChannel.client.name}.`)
  }
  return changes
}

async function update(
  runtime: Runtime,
  actor: Actor,
  known: Known,
  hubChannel: HubChannel,
): Promise<void> {
  const { partnerId } = actor
  await change(runtime, actor, 'directory', async ({ tx, audit }) => {
    await tx.channel.update({
      where: { partnerId_id: { partnerId, id: known.id } },
      data: { name: hubChannel.name, hubId: hubChannel.hubId, updatedAt: new Date(runtime.now()) },
    })
    await tx.client.updateMany({
      where: { partnerId, hubId: hubChannel.client.hubId },
      data: { name: hubChannel.client.name, updatedAt: new Date(runtime.now()) },
    })
    await audit({
      action: 'channel.import',
      subject: known.id,
      before: { name: known.name, client: known.client.name },
      after: { name: hubChannel.name, client: hubChannel.client.name },
    })
  })
}

async function create(
  runtime: Runtime,
  actor: Actor,
  hubChannel: HubChannel,
  key: string,
): Promise<Problem | null> {
  const created = await change(runtime, actor, 'directory', async (transaction) => {
    const clientId = await clientOf(transaction, actor, hubChannel)
    const read = newChannel.safeParse({
      client_id: clientId,
      name: hubChannel.name,
      provider: '360dialog',
      phone_number: hubChannel.phoneNumber,
      phone_number_id: hubChannel.phoneNumberId,
      waba_id: hubChannel.wabaId,
      business_id: hubChannel.businessId,
      upstream_api_key: key,
    })
    if (!read.success) {
      const [issue] = read.error.issues
      return new Problem('invalid', `${issue!.path.join('.')}: ${issue!.message}`)
    }
    const channel = read.data
    const { ids, issues } = await createChannels(runtime, actor, transaction, [channel])
    const [issue] = issues.get(0) ?? []
    if (issue) return new Problem('invalid', issue.message)
    await transaction.tx.channel.update({
      where: { partnerId_id: { partnerId: actor.partnerId, id: ids[0]! } },
      data: { hubId: hubChannel.hubId },
    })
    return ids
  })
  if (created instanceof Problem) return created
  readTemplates(runtime, actor, created)
  return null
}

async function clientOf(
  { tx, audit }: Change,
  { partnerId }: Actor,
  { client }: HubChannel,
): Promise<string> {
  const known = await tx.client.findFirst({ where: { partnerId, hubId: client.hubId } })
  if (known) return known.id
  const made = await tx.client.create({
    data: {
      partnerId,
      id: newId('CL'),
      name: client.name,
      contactEmail: client.email,
      hubId: client.hubId,
    },
  })
  await audit({
    action: 'client.create',
    subject: made.id,
    before: null,
    after: { name: made.name, contact_email: made.contactEmail },
  })
  return made.id
}
