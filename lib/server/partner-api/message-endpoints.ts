import { messageDetail, messageList, messageListQuery } from '@/lib/contracts/messages'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { findMessage } from '@/lib/server/sending/find-message'
import { listMessages } from '@/lib/server/sending/list-messages'

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
