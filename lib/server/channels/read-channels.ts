import type { ActiveChannel, Channel, ChannelListQuery } from '@/lib/contracts/channels'
import type { Actor } from '@/lib/server/accounts/actor'
import { noSuchChannel } from '@/lib/server/accounts/keys'
import { CHANNEL_INCLUDE, CHANNEL_OMIT, channelView } from '@/lib/server/channels/channel-view'
import { readChannelActivity } from '@/lib/server/channels/read-channel-activity'
import { routedBecause } from '@/lib/server/channels/routed-because'
import type { Prisma } from '@/lib/server/db/generated/client'
import { orderBy } from '@/lib/server/order-by'
import type { Problem } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'

type Order = Prisma.ChannelOrderByWithRelationInput

const COLUMNS = {
  name: (name: Prisma.SortOrder): Order => ({ name }),
  created_at: (createdAt: Prisma.SortOrder): Order => ({ createdAt }),
  phone_number: (phoneNumber: Prisma.SortOrder): Order => ({ phoneNumber }),
  client_name: (name: Prisma.SortOrder): Order => ({ client: { name } }),
}

export async function listChannels(
  runtime: Runtime,
  actor: Actor,
  { limit, offset, sort, filters }: ChannelListQuery,
) {
  const { database } = runtime
  const { prisma } = database
  const where = whereOf(runtime, actor, filters)
  const total = await prisma.channel.count({ where })
  const rows = await prisma.channel.findMany({
    where,
    include: CHANNEL_INCLUDE,
    omit: CHANNEL_OMIT,
    orderBy: orderBy(sort, COLUMNS, { id: 'asc' }),
    take: limit,
    skip: offset,
  })
  const now = runtime.now()
  const activityOf = await readChannelActivity(
    database,
    actor.partnerId,
    rows.map(({ id }) => id),
    now,
  )
  return {
    count: rows.length,
    total,
    limit,
    offset,
    sort,
    filters,
    partner_channels: rows.map((row) => ({
      ...channelView(row, now),
      activity: activityOf(row.id),
    })),
  }
}

/** All channels that fit, by id, a page at a time. */
export async function* channelPages(
  runtime: Runtime,
  actor: Actor,
  filters: ChannelListQuery['filters'],
  pageSize: number,
): AsyncGenerator<Channel[]> {
  let after = ''
  for (;;) {
    const rows = await runtime.database.prisma.channel.findMany({
      where: { AND: [whereOf(runtime, actor, filters), { id: { gt: after } }] },
      include: CHANNEL_INCLUDE,
      omit: CHANNEL_OMIT,
      orderBy: { id: 'asc' },
      take: pageSize,
    })
    const now = runtime.now()
    if (rows.length > 0) yield rows.map((row) => channelView(row, now))
    if (rows.length < pageSize) return
    after = rows.at(-1)!.id
  }
}

export async function findChannel(
  { database, now: clock }: Runtime,
  { partnerId }: Actor,
  id: string,
): Promise<ActiveChannel | Problem> {
  const row = await database.prisma.channel.findFirst({
    where: { partnerId, id, deletedAt: null },
    include: CHANNEL_INCLUDE,
    omit: CHANNEL_OMIT,
  })
  if (!row) return noSuchChannel(id)
  const now = clock()
  const activityOf = await readChannelActivity(database, partnerId, [id], now)
  return { ...channelView(row, now), activity: activityOf(id) }
}

function whereOf(
  { database: { prisma }, gateway: { directory }, now }: Runtime,
  { partnerId }: Actor,
  filters: ChannelListQuery['filters'],
): Prisma.ChannelWhereInput {
  const { search } = filters
  const contains =
    search === undefined ? undefined : { contains: search, mode: 'insensitive' as const }
  const digits = search?.replace(/\D/g, '')
  return {
    partnerId,
    deletedAt: null,
    id: filters.id,
    clientId: filters.client_id,
    wabaId: filters.waba_id,
    phoneNumber: filters.phone_number?.replace(/\D/g, ''),
    phoneNumberId: filters.phone_number_id,
    provider: filters.provider,
    routingOverride: filters.override,
    AND:
      filters.reason &&
      routedBecause(
        prisma,
        filters.reason,
        directory.partner(partnerId)?.routingEnabled ?? true,
        new Date(now()),
      ),
    OR: contains && [
      { name: contains },
      { client: { name: contains } },
      { id: contains },
      { wabaId: contains },
      { phoneNumberId: contains },
      ...(digits ? [{ phoneNumber: { contains: digits } }] : []),
    ],
  }
}
