import { z } from 'zod'
import { messageDetail, messageItem, messageList, messageListQuery } from '@/lib/contracts/messages'
import { CSV_PAGE, csvFile } from '@/lib/server/partner-api/csv-file'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { findMessage } from '@/lib/server/sending/find-message'
import { listMessages, messagePages } from '@/lib/server/sending/list-messages'

export const listMessagesEndpoint = endpoint({
  method: 'GET',
  path: '/messages',
  summary: 'The send log, newest first',
  role: 'viewer',
  query: messageListQuery,
  data: messageList,
  handle: ({ runtime, actor, query }) => listMessages(runtime.database, actor, query),
})

export const findMessageEndpoint = endpoint({
  method: 'GET',
  path: '/messages/{id}',
  summary: 'One send, by its trace id or wamid: the decision, its attempts and what they taught',
  role: 'viewer',
  data: messageDetail,
  handle: ({ runtime, actor, params }) => findMessage(runtime.database, actor, params.id),
})

export const messagesFileEndpoint = endpoint({
  method: 'GET',
  path: '/messages.csv',
  summary: 'The send log as CSV, oldest first; the filters of the list',
  role: 'viewer',
  query: messageListQuery.pick({ filters: true }),
  data: z.never(),
  handle: async ({ runtime, actor, query }) =>
    csvFile(
      'messages',
      Object.keys(messageItem.omit({ display_recipient: true }).shape),
      messagePages(runtime.database, actor, query.filters, CSV_PAGE),
      { role: actor.role, row: messageItem },
    ),
})
