import { countRoutings } from '@/lib/domain/channels/count-routings'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'
import type { Actor } from '@/lib/server/accounts/actor'
import { noSuchChannel } from '@/lib/server/accounts/keys'
import { type ChangeTx, change } from '@/lib/server/change'
import { CHANNEL_INCLUDE, CHANNEL_OMIT, routingOf } from '@/lib/server/channels/channel-view'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

/** Sets one channel's override. */
export function setOverride(runtime: Runtime, actor: Actor, id: string, mode: RoutingOverride) {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const [before] = await channelsOf(tx, actor, [id])
    if (!before) return noSuchChannel(id)
    const { effective, reason } = routingOf({ ...before, routingOverride: mode }, runtime.now())
    if (before.routingOverride !== mode) {
      await setAll(runtime, tx, actor, [id], mode)
      await audit({
        action: 'channel.routing',
        subject: id,
        before: { mode: before.routingOverride },
        after: { mode },
      })
    }
    return { mode, effective, reason }
  })
}

/** Sets many channels' override, all or none; `changed` counts those that had another one. */
export function setOverrides(
  runtime: Runtime,
  actor: Actor,
  { channel_ids, mode }: { channel_ids: string[]; mode: RoutingOverride },
) {
  return change(runtime, actor, 'directory', async ({ tx, audit }) => {
    const rows = await channelsOf(tx, actor, channel_ids)
    const unknown = unknownChannels(rows, channel_ids)
    if (unknown) return unknown
    const others = rows.filter((row) => row.routingOverride !== mode)
    await setAll(
      runtime,
      tx,
      actor,
      others.map(({ id }) => id),
      mode,
    )
    await audit(
      ...others.map(({ id, routingOverride }) => ({
        action: 'channel.routing',
        subject: id,
        before: { mode: routingOverride },
        after: { mode },
      })),
    )
    return { changed: others.length }
  })
}

/** What `setOverrides` would do: how many it would change, and how the channels are routed now and then. */
export async function previewOverrides(
  runtime: Runtime,
  actor: Actor,
  { channel_ids, mode }: { channel_ids: string[]; mode: RoutingOverride },
) {
  const rows = await channelsOf(runtime.database.prisma, actor, channel_ids)
  const unknown = unknownChannels(rows, channel_ids)
  if (unknown) return unknown
  const now = runtime.now()
  return {
    changed: rows.filter((row) => row.routingOverride !== mode).length,
    before: countRoutings(rows.map((row) => routingOf(row, now))),
    after: countRoutings(rows.map((row) => routingOf({ ...row, routingOverride: mode }, now))),
  }
}

function unknownChannels(
  rows: readonly { id: string }[],
  channelIds: readonly string[],
): Problem | null {
  const known = new Set(rows.map(({ id }) => id))
  const issues = channelIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `channel_ids.${index}`, message: `There is no channel ${id}.` }],
  )
  return issues.length > 0
    ? new Problem('invalid', `${issues[0]!.path}: ${issues[0]!.message}`, { issues })
    : null
}

function channelsOf(tx: ChangeTx, { partnerId }: Actor, ids: string[]) {
  return tx.channel.findMany({
    where: { partnerId, id: { in: ids }, deletedAt: null },
    include: CHANNEL_INCLUDE,
    omit: CHANNEL_OMIT,
  })
}

async function setAll(
  { now }: Runtime,
  tx: ChangeTx,
  { partnerId }: Actor,
  ids: string[],
  mode: RoutingOverride,
): Promise<void> {
  await tx.channel.updateMany({
    where: { partnerId, id: { in: ids } },
    data: { routingOverride: mode, updatedAt: new Date(now()) },
  })
}
