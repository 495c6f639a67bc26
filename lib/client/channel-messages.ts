import { apiQuery } from '@/lib/client/api-query'
import type { MessageList } from '@/lib/contracts/messages'

const RECENT = 5

/** The last sends of a channel. */
export function channelMessagesQuery(partnerId: string, channelId: string) {
  return apiQuery<MessageList>(partnerId, ['messages'], {
    limit: String(RECENT),
    filters: JSON.stringify({ channel_id: channelId }),
  })
}
