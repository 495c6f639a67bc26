/**
 * The two send paths, spelled as on every wire: the Marketing Messages API
 * (`POST …/marketing_messages`) and the Cloud API (`POST …/messages`).
 */
export type Way = 'marketing_messages' | 'messages'

export const WAYS: readonly Way[] = ['marketing_messages', 'messages']

export function otherWay(way: Way): Way {
  return way === 'messages' ? 'marketing_messages' : 'messages'
}
