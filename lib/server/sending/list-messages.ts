import type { MessageList, MessageListQuery } from '@/lib/contracts/messages'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable, SqlValue } from '@/lib/server/db/database'
import { MESSAGE_COLUMNS, MESSAGE_TABLES, messageItemOf, type MessageRow } from '@/lib/server/sending/message-item'

/** A page of the send log of the actor's partner. Sends of one moment are ordered by trace id, so that pages do not overlap. */
export async function listMessages(database: Queryable, actor: Actor, query: MessageListQuery): Promise<MessageList> {
  const { limit, offset, sort, filters } = query
  const values: SqlValue[] = [actor.partnerId]
  // Filters and sort fields are named as their columns, and the contract's schema let in no others.
  const conditions = Object.entries(filters).filter(([, value]) => value !== undefined).map(([column, value]) => (
    value === null ? `m.${column} IS NULL` : `m.${column} = $${values.push(value)}`
  ))
  const where = ['m.partner_id = $1', ...conditions].join(' AND ')
  const order = [...sort, '-trace_id'].map((field) => (field.startsWith('-') ? `m.${field.slice(1)} DESC` : `m.${field}`)).join(', ')
  const [counted] = await database.query<{ total: number }>(`SELECT count(*) AS total FROM message m WHERE ${where}`, values)
  const rows = await database.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM ${MESSAGE_TABLES} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`, values)
  return {
    count: rows.length, total: counted!.total, limit, offset, sort, filters,
    messages: rows.map((row) => messageItemOf(row, actor.role)),
  }
}
