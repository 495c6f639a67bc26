import type { AuditEntryView, AuditListQuery } from '@/lib/contracts/audit-log'
import type { Actor } from '@/lib/server/accounts/actor'
import type { AuditLog, Prisma, PrismaClient } from '@/lib/server/db/generated/client'
import type { Runtime } from '@/lib/server/runtime'

/** A page of the partner's audit log. */
export async function listAuditLog(
  { database: { prisma } }: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: AuditListQuery,
) {
  const where = whereOf(actor, filters)
  const direction = sort.at(-1) === 'at' ? 'asc' : 'desc'
  const total = await prisma.auditLog.count({ where })
  // Ids are made in the order of time: what was changed at one moment keeps its order.
  const rows = await prisma.auditLog.findMany({
    where,
    orderBy: [{ at: direction }, { id: direction }],
    take: limit,
    skip: offset,
  })
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    audit_log: await entriesOf(prisma, actor, rows),
  }
}

/** The whole of a filtered audit log, oldest first, a page at a time: what is changed meanwhile shifts no page. */
export async function* auditPages(
  { database: { prisma } }: Runtime,
  actor: Actor,
  filters: AuditListQuery['filters'],
  pageSize: number,
): AsyncGenerator<AuditEntryView[]> {
  let after: AuditLog | undefined
  for (;;) {
    const where: Prisma.AuditLogWhereInput = {
      AND: [
        whereOf(actor, filters),
        after ? { OR: [{ at: { gt: after.at } }, { at: after.at, id: { gt: after.id } }] } : {},
      ],
    }
    const rows: AuditLog[] = await prisma.auditLog.findMany({
      where,
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: pageSize,
    })
    if (rows.length > 0) yield entriesOf(prisma, actor, rows)
    if (rows.length < pageSize) return
    after = rows.at(-1)
  }
}

async function entriesOf(
  prisma: PrismaClient,
  partner: Actor,
  rows: readonly AuditLog[],
): Promise<AuditEntryView[]> {
  const names = await namesOf(
    prisma,
    partner,
    rows.map((row) => row.actor),
  )
  return rows.map(({ id, at, actor, action, subject, before, after, remote }) => ({
    id,
    at: at.toISOString(),
    actor,
    actor_name: names.get(actor) ?? null,
    action,
    subject,
    before: before as AuditEntryView['before'],
    after: after as AuditEntryView['after'],
    remote,
  }))
}

function whereOf(
  { partnerId }: Actor,
  { actor, action, subject, from, to }: AuditListQuery['filters'],
): Prisma.AuditLogWhereInput {
  return {
    partnerId,
    actor,
    subject,
    OR: action === undefined ? undefined : [{ action }, { action: { startsWith: `${action}.` } }],
    at: { gte: from && new Date(from), lt: to && new Date(to) },
  }
}

async function namesOf(
  prisma: PrismaClient,
  { partnerId }: Actor,
  actors: readonly string[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(
      actors.filter((actor) => actor.startsWith(kind)).map((actor) => actor.slice(kind.length)),
    ),
  ]
  const users = await prisma.user.findMany({
    where: { partnerId, id: { in: idsOf('user:') } },
    select: { id: true, name: true },
  })
  const keys = await prisma.partnerKey.findMany({
    where: { partnerId, id: { in: idsOf('key:') } },
    select: { id: true, lastFour: true },
  })
  return new Map([
    ...users.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ id, lastFour }) => [`key:${id}`, `API key …${lastFour}`] as const),
  ])
}
