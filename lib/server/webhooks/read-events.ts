import { MOST_COUNTED } from '@/lib/contracts/list'
import type { WebhookEventDetail, WebhookEventListQuery } from '@/lib/contracts/webhook-events'
import { roleAllows } from '@/lib/domain/accounts/role'
import type { Actor } from '@/lib/server/accounts/actor'
import type { PrismaClient } from '@/lib/server/db/generated/client'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { totalOf } from '@/lib/server/total-of'
import { eventView } from '@/lib/server/webhooks/event-view'
import { ledgerWhere } from '@/lib/server/webhooks/ledger-where'

/** A page of the partner's webhook ledger. */
export async function listEvents(
  { database: { prisma } }: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: WebhookEventListQuery,
) {
  const where = ledgerWhere(actor, filters)
  const direction = sort.at(-1) === 'received_at' ? 'asc' : 'desc'
  const counted = await prisma.webhookEvent.count({ where, take: MOST_COUNTED + 1 })
  // Ids are made in the order of time: posts of one moment keep their order.
  const rows = await prisma.webhookEvent.findMany({
    where,
    omit: { body: true },
    orderBy: [{ receivedAt: direction }, { id: direction }],
    take: limit,
    skip: offset,
  })
  const names = await channelNames(prisma, actor, rows)
  return {
    count: rows.length,
    ...totalOf(counted),
    limit,
    offset,
    sort,
    filters,
    webhook_events: rows.map((row) => eventView(row, actor.role, names)),
  }
}

/** One post; with what it held for operators and owners. */
export async function findEvent(
  { database: { prisma } }: Runtime,
  actor: Actor,
  id: string,
): Promise<WebhookEventDetail | Problem> {
  const { partnerId, role } = actor
  const row = await prisma.webhookEvent.findUnique({ where: { partnerId_id: { partnerId, id } } })
  if (!row) return noSuchEvent(id)
  return {
    ...eventView(row, role, await channelNames(prisma, actor, [row])),
    raw: roleAllows(role, 'operator') ? rawOf(row.body) : null,
  }
}

async function channelNames(
  prisma: PrismaClient,
  { partnerId }: Actor,
  rows: readonly { channelIds: string[] }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ channelIds }) => channelIds))]
  const channels = await prisma.channel.findMany({
    where: { partnerId, id: { in: ids }, deletedAt: null },
    select: { id: true, name: true },
  })
  return new Map(channels.map(({ id, name }) => [id, name]))
}

export function noSuchEvent(id: string): Problem {
  return new Problem('not_found', `There is no webhook event ${id}.`)
}

/** The JSON, or the text where it is none. */
function rawOf(body: Uint8Array): unknown {
  const text = Buffer.from(body).toString()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
