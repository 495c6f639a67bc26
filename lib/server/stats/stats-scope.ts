import type { StatsQuery } from '@/lib/contracts/stats'
import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { regionMatches } from '@/lib/domain/geography/regions'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import { DAY_MS } from '@/lib/server/stats/count-changes'

/** What is counted: a partner's days, all of it or some. */
export interface StatsScope {
  partnerId: string
  /** Milliseconds since 1970 at which the first day begins and the last one is over, in UTC. */
  from: number
  until: number
  /** Null: every channel. */
  channelIds: string[] | null
  /** Null: every campaign, and sends without one. */
  campaign: string | null
  /** With sends from the dashboard. */
  tests: boolean
  /** The channels a click rate may be told of: those that ever had a click, and whose sender's country reports clicks. */
  clickChannelIds: string[]
}

export const LINK_CLICK = 'marketing_messages_link_click'

const DEFAULT_DAYS = 30
const MAX_DAYS = 3_660

/** Reads what a query asks for; without a range, the last 30 days. */
export async function readScope(
  database: Queryable,
  partnerId: string,
  query: StatsQuery,
  now: number,
): Promise<StatsScope | Problem> {
  const range = readRange(query, now)
  if (range instanceof Problem) return range
  const channelIds = await chosenChannels(database, partnerId, query)
  if (channelIds instanceof Problem) return channelIds
  return {
    partnerId,
    ...range,
    channelIds,
    campaign: query.campaign ?? null,
    tests: query.include_tests ?? query.campaign === undefined,
    clickChannelIds: await clickChannels(database, partnerId, channelIds),
  }
}

/** The same scope over the range of equal length just before. */
export function previousScope(scope: StatsScope): StatsScope {
  return { ...scope, from: scope.from - (scope.until - scope.from), until: scope.from }
}

/** A scope's days as the wire names them, both inclusive. */
export function rangeOf({ from, until }: Pick<StatsScope, 'from' | 'until'>): {
  from: string
  to: string
} {
  return { from: utcDate(from), to: utcDate(until - DAY_MS) }
}

export function utcDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function readRange(
  { from, to }: StatsQuery,
  now: number,
): Pick<StatsScope, 'from' | 'until'> | Problem {
  const last = to === undefined ? now - (now % DAY_MS) : Date.parse(to)
  const first = from === undefined ? last - (DEFAULT_DAYS - 1) * DAY_MS : Date.parse(from)
  if (first > last)
    return refuse(
      'from',
      `${utcDate(first)} is after ${to === undefined ? 'today, ' : ''}${utcDate(last)}; accepted is a date not after \`to\`.`,
    )
  const days = (last - first) / DAY_MS + 1
  if (days > MAX_DAYS)
    return refuse('from', `${days} days are asked for; accepted are at most ${MAX_DAYS}.`)
  return { from: first, until: last + DAY_MS }
}

async function chosenChannels(
  database: Queryable,
  partnerId: string,
  { channel_id, client_id }: StatsQuery,
): Promise<string[] | null | Problem> {
  if (channel_id === undefined && client_id === undefined) return null
  if (client_id !== undefined) {
    const [client] = await database.query(
      'SELECT id FROM client WHERE partner_id = $1 AND id = $2',
      [partnerId, client_id],
    )
    if (!client) return refuse('client_id', `There is no client ${client_id}.`)
  }
  const values: SqlValue[] = [partnerId]
  const conditions = [
    ...(channel_id === undefined ? [] : [`id = $${values.push(channel_id)}`]),
    ...(client_id === undefined ? [] : [`client_id = $${values.push(client_id)}`]),
  ]
  const channels = await database.query<{ id: string }>(
    `SELECT id FROM channel WHERE partner_id = $1 AND ${conditions.join(' AND ')}`,
    values,
  )
  if (channel_id !== undefined && channels.length === 0) {
    return refuse(
      'channel_id',
      `There is no channel ${channel_id}${client_id === undefined ? '' : ` of client ${client_id}`}.`,
    )
  }
  return channels.map(({ id }) => id)
}

async function clickChannels(
  database: Queryable,
  partnerId: string,
  channelIds: string[] | null,
): Promise<string[]> {
  const rows = await database.query<{ channel_id: string; phone_number: string | null }>(
    `SELECT DISTINCT a.channel_id, c.phone_number FROM user_action_count a LEFT JOIN channel c ON c.partner_id = a.partner_id AND c.id = a.channel_id
     WHERE a.partner_id = $1 AND a.grain = 'day' AND a.action = $2 AND a.actions > 0 ${channelIds ? 'AND a.channel_id = ANY($3::text[])' : ''}`,
    channelIds ? [partnerId, LINK_CLICK, channelIds] : [partnerId, LINK_CLICK],
  )
  return rows.flatMap(({ channel_id, phone_number }) => {
    const sender = phone_number === null ? null : phoneCountry(phone_number)
    return regionMatches('no_click_reporting', { sender, recipient: null }).length === 0
      ? [channel_id]
      : []
  })
}

function refuse(path: string, message: string): Problem {
  return new Problem('invalid', `${path}: ${message}`, { issues: [{ path, message }] })
}
