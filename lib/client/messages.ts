import { keepPreviousData } from '@tanstack/react-query'
import { apiPath, apiQuery } from '@/lib/client/api-query'
import { type ListState, listSearch } from '@/lib/client/list-state'
import type { MessageDetail, MessageList } from '@/lib/contracts/messages'

export const MESSAGES_PER_PAGE = 50

/** What the list's filter `way` stands for in the API. */
const WAY_FILTERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  marketing_messages: { accepted_by: 'marketing_messages' },
  messages: { accepted_by: 'messages' },
  fell_back: { fell_back: true },
  none: { accepted_by: null },
}

/** A page of the send log, newest first unless it is told otherwise. */
export function messageListQuery(partnerId: string, { filters, ...state }: ListState) {
  const search = { ...listSearch({ ...state, filters: {} }, MESSAGES_PER_PAGE), ...filterSearch(filters) }
  return { ...apiQuery<MessageList>(partnerId, ['messages'], search), placeholderData: keepPreviousData }
}

/** The file of what a list shows, on all its pages. */
export function messageFilePath(partnerId: string, { filters }: ListState): string {
  return apiPath(apiQuery(partnerId, ['messages.csv'], filterSearch(filters)).queryKey)
}

/** One send, by trace id or wamid. */
export function messageQuery(partnerId: string, id: string) {
  return apiQuery<MessageDetail>(partnerId, ['messages', id])
}

function filterSearch({ way, ...filters }: ListState['filters']): Record<string, string> {
  const asked = { ...filters, ...(way === undefined ? {} : WAY_FILTERS[way]) }
  return Object.keys(asked).length === 0 ? {} : { filters: JSON.stringify(asked) }
}
