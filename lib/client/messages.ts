import { keepPreviousData, type Query } from '@tanstack/react-query'
import { type ApiQueryKey, apiPath, apiQuery } from '@/lib/client/api-query'
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
  const search = {
    ...listSearch({ ...state, filters: {} }, MESSAGES_PER_PAGE),
    ...filterSearch(filters),
  }
  return {
    ...apiQuery<MessageList>(partnerId, ['messages'], search),
    placeholderData: keepPreviousData,
  }
}

/** The file of what a list shows, on all its pages. */
export function messageFilePath(partnerId: string, { filters }: ListState): string {
  return apiPath(apiQuery(partnerId, ['messages.csv'], filterSearch(filters)).queryKey)
}

/** One send, by trace id or wamid. */
export function messageQuery(partnerId: string, id: string) {
  return apiQuery<MessageDetail>(partnerId, ['messages', id])
}

const FOLLOW_MS = 1_000

/** The same, asked again and again until nothing more is expected of it, or until a moment (milliseconds since 1970). */
export function followedMessageQuery(partnerId: string, id: string, until: number) {
  const query = messageQuery(partnerId, id)
  return {
    ...query,
    refetchInterval: ({
      state: { data },
    }: Query<MessageDetail, Error, MessageDetail, ApiQueryKey>) =>
      (data && hasSettled(data)) || Date.now() >= until ? false : FOLLOW_MS,
  }
}

/** Whether a message has come to its end: no status of it is expected any more. */
export function hasSettled({
  accepted_by,
  status,
}: Pick<MessageDetail, 'accepted_by' | 'status'>): boolean {
  return accepted_by === null || status === 'read' || status === 'failed'
}

function filterSearch({ way, ...filters }: ListState['filters']): Record<string, string> {
  const asked = { ...filters, ...(way === undefined ? {} : WAY_FILTERS[way]) }
  return Object.keys(asked).length === 0 ? {} : { filters: JSON.stringify(asked) }
}
