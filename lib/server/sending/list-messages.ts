import { MOST_COUNTED } from '@/lib/contracts/list'
import type { MessageItem, MessageList, MessageListQuery } from '@/lib/contracts/messages'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable } from '@/lib/server/db/database'
import { messageConditions } from '@/lib/server/sending/message-filters'
import {
  MESSAGE_COLUMNS,
  type MessageRow,
  messageItemOf,
  messageTables,
} from '@/lib/server/sending/message-item'
import { totalOf } from '@/lib/server/total-of'

/** A page of the send log of the actor's partner. Sends of one moment are ordered by trace id, so that pages do not overlap. */
export async function listMessages(
  database: Queryable,
  actor: Actor,
  query: MessageListQuery,
): Promise<MessageList> {
  const { limit, offset, sort, filters } = query
  const { where, values } = messageConditions(actor, filters)
  const order = [...sort, '-trace_id']
    .map((field) => (field.startsWith('-') ? `m.${field.slice(1)} DESC` : `m.${field}`))
    .join(', ')
  const [counted] = await database.query<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT FROM message m WHERE ${where} LIMIT ${MOST_COUNTED + 1}) counted`,
    values,
  )
  const rows = await database.query<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM ${messageTables(`(SELECT * FROM message m WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset})`)} ORDER BY ${order}`,
    values,
  )
  return {
    count: rows.length,
    ...totalOf(counted!.total),
    limit,
    offset,
    sort,
    filters,
    messages: rows.map((row) => messageItemOf(row, actor.role)),
  }
}

/** The whole of a filtered send log, oldest first, a page at a time: sends logged meanwhile shift no page. */
export async function* messagePages(
  database: Queryable,
  actor: Actor,
  filters: MessageListQuery['filters'],
  pageSize: number,
): AsyncGenerator<MessageItem[]> {
  let after: MessageRow | undefined
  for (;;) {
    const { where, values } = messageConditions(actor, filters)
    const from = after
      ? ` AND (m.at, m.trace_id) > ($${values.push(after.at)}, $${values.push(after.trace_id)})`
      : ''
    const rows: MessageRow[] = await database.query<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM ${messageTables(`(SELECT * FROM message m WHERE ${where}${from} ORDER BY m.at, m.trace_id LIMIT ${pageSize})`)} ORDER BY m.at, m.trace_id`,
      values,
    )
    if (rows.length > 0) yield rows.map((row) => messageItemOf(row, actor.role))
    if (rows.length < pageSize) return
    after = rows.at(-1)
  }
}
