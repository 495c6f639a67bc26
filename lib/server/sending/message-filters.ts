import type { MessageListQuery } from '@/lib/contracts/messages'
import { phoneDigits } from '@/lib/domain/geography/phone-digits'
import type { Actor } from '@/lib/server/accounts/actor'
import type { SqlValue } from '@/lib/server/db/database'
import { STATUS_SQL } from '@/lib/server/sending/message-item'

type Filters = MessageListQuery['filters']
type Condition = (value: string) => string

const dayBegins = (parameter: string) => `(${parameter}::text || 'T00:00:00Z')::timestamptz`

/** The filters that are no plain comparison with a column of the log `m`. */
const CONDITIONS: Readonly<Record<string, Condition>> = {
  client_id: (value) =>
    `m.channel_id IN (SELECT id FROM channel WHERE partner_id = $1 AND client_id = ${value})`,
  fell_back: (value) => `(m.fallback_class IS NOT NULL) = ${value}`,
  from: (value) => `m.at >= ${dayBegins(value)}`,
  to: (value) => `m.at < ${dayBegins(value)} + interval '24 hours'`,
  status: (
    value,
  ) => `EXISTS (SELECT FROM message_status s WHERE s.partner_id = m.partner_id AND s.channel_id = m.channel_id AND s.wamid = m.wamid
    AND ${STATUS_SQL} = ${value})`,
}

/** The sends of the actor's partner that a list asks for, as a condition on `message m` and its parameters. */
export function messageConditions(
  { partnerId, role }: Actor,
  { search, ...filters }: Filters,
): { where: string; values: SqlValue[] } {
  const values: SqlValue[] = [partnerId]
  const conditions = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (value === null) return `m.${name} IS NULL`
      const parameter = `$${values.push(value)}`
      return CONDITIONS[name]?.(parameter) ?? `m.${name} = ${parameter}`
    })
  const found =
    search === undefined
      ? []
      : [`m.${searchedColumn(search, role)} = $${values.push(searchedText(search))}`]
  return { where: ['m.partner_id = $1', ...conditions, ...found].join(' AND '), values }
}

/** Viewers may not find out whether a number they have in mind was written to; a wamid holds one. */
function searchedColumn(search: string, role: Actor['role']): 'wamid' | 'recipient' | 'trace_id' {
  if (role === 'viewer') return 'trace_id'
  if (search.startsWith('wamid.')) return 'wamid'
  return isNumber(search) || /^[A-Z]{2}\./.test(search) ? 'recipient' : 'trace_id'
}

/** The log has numbers as digits. */
function searchedText(search: string): string {
  return isNumber(search) ? phoneDigits(search) : search
}

function isNumber(search: string): boolean {
  return /^\+?[\d\s().\-/]+$/.test(search) && !/^[\da-f]{8}-[\da-f]{4}-/.test(search)
}
