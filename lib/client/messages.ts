import { apiQuery } from '@/lib/client/api-query'
import type { MessageDetail, MessageList } from '@/lib/contracts/messages'

export const MESSAGES_PER_PAGE = 50

/** A page of the send log, newest first; pages count from 1. */
export function messageListQuery(partnerId: string, page: number) {
  return apiQuery<MessageList>(partnerId, ['messages'], {
    limit: String(MESSAGES_PER_PAGE),
    offset: String((page - 1) * MESSAGES_PER_PAGE),
  })
}

/** One send, by trace id or wamid. */
export function messageQuery(partnerId: string, id: string) {
  return apiQuery<MessageDetail>(partnerId, ['messages', id])
}
