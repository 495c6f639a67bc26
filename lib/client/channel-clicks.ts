import { apiQuery } from '@/lib/client/api-query'
import type { WebhookEventList } from '@/lib/contracts/webhook-events'

const LOOK_MS = 2_000
const MOST = 20

/** By names from outside: a Map has no members but its own. */
const WORDS = new Map([
  ['marketing_messages_link_click', 'Click'],
  ['landing_page_view', 'Landing page viewed'],
])

/** The posts since a moment that told of clicks on a channel, newest first; asked again and again until another moment (milliseconds since 1970). */
export function channelClicksQuery(
  partnerId: string,
  channelId: string,
  from: string,
  until: number,
) {
  const filters = JSON.stringify({ channel_id: channelId, kind: 'user_action', from })
  return {
    ...apiQuery<WebhookEventList>(partnerId, ['webhook_events'], { limit: String(MOST), filters }),
    refetchInterval: () => (Date.now() < until ? LOOK_MS : false) as number | false,
    select: ({ webhook_events }: WebhookEventList) =>
      webhook_events.flatMap(({ id, received_at, changes }) =>
        Object.entries(changes.user_actions)
          .filter(([, told]) => told.new > 0)
          .map(([action]) => ({
            id: `${id} ${action}`,
            at: received_at,
            words: WORDS.get(action) ?? action,
          })),
      ),
  }
}
