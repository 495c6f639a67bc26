import type { WebhookEventDetail, WebhookEventListQuery } from '@/lib/contracts/webhook-events'
import { roleAllows } from '@/lib/domain/accounts/role'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Prisma } from '@/lib/server/db/generated/client'
import { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { eventView } from '@/lib/server/webhooks/event-view'

/** A page of the partner's webhook ledger. */
export async function listEvents({ database: { prisma } }: Runtime, actor: Actor, { limit, offset, sort, filters }: WebhookEventListQuery) {
  const where = whereOf(actor, filters)
  const direction = sort.at(-1) === 'received_at' ? 'asc' : 'desc'
  const total = await prisma.webhookEvent.count({ where })
  // Ids are made in the order of time: posts of one moment keep their order.
  const rows = await prisma.webhookEvent.findMany({
    where, omit: { body: true }, orderBy: [{ receivedAt: direction }, { id: direction }], take: limit, skip: offset,
  })
  return { count: rows.length, total, limit, offset, sort, filters, webhook_events: rows.map((row) => eventView(row, actor.role)) }
}

function whereOf({ partnerId }: Actor, filters: WebhookEventListQuery['filters']): Prisma.WebhookEventWhereInput {
  const { state, kind, channel_id, waba_id, from, to } = filters
  return {
    partnerId,
    state,
    kinds: kind && { has: kind },
    channelIds: channel_id === undefined ? undefined : { has: channel_id },
    wabaIds: waba_id === undefined ? undefined : { has: waba_id },
    receivedAt: { gte: from && new Date(from), lt: to && new Date(to) },
  }
}

/** One post; with what it held for operators and owners. */
export async function findEvent({ database: { prisma } }: Runtime, { partnerId, role }: Actor, id: string): Promise<WebhookEventDetail | Problem> {
  const row = await prisma.webhookEvent.findUnique({ where: { partnerId_id: { partnerId, id } } })
  if (!row) return noSuchEvent(id)
  return { ...eventView(row, role), raw: roleAllows(role, 'operator') ? rawOf(row.body) : null }
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
