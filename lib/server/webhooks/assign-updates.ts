import type { WebhookUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { EndpointChannel, WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** An update with the channels and the WABA of the partner that it is about. */
export interface AssignedUpdate {
  update: WebhookUpdate
  /** One for what names a number; each of the WABA for what concerns the account. */
  channels: readonly EndpointChannel[]
  wabaId: string | null
  /** It names a number or a WABA, and that is not this partner's. */
  unassigned: boolean
}

type About = Omit<AssignedUpdate, 'update'>

const NOBODY: About = { channels: [], wabaId: null, unassigned: false }
const UNKNOWN: About = { ...NOBODY, unassigned: true }

/** Looks up whom each update of a post is about; an endpoint knows only its own partner's channels (contract 4). */
export function assignUpdates(
  endpoint: WebhookEndpoint,
  updates: readonly WebhookUpdate[],
): AssignedUpdate[] {
  return updates.map((update) => ({ update, ...aboutOf(endpoint, update) }))
}

function aboutOf(endpoint: WebhookEndpoint, update: WebhookUpdate): About {
  switch (update.kind) {
    case 'hub':
      return NOBODY
    case 'status':
    case 'user_action':
    case 'inbound_message':
      return ofNumber(endpoint, update.phoneNumberId) ?? UNKNOWN
    case 'user_preference':
      return (
        (update.phoneNumberId === null ? null : ofNumber(endpoint, update.phoneNumberId)) ??
        ofWaba(endpoint, update.wabaId) ??
        UNKNOWN
      )
    case 'account_update':
    case 'template_category_update':
    case 'template_status_update':
      return ofWaba(endpoint, update.wabaId) ?? UNKNOWN
    case 'other':
      if (update.phoneNumberId !== null) return ofNumber(endpoint, update.phoneNumberId) ?? UNKNOWN
      return update.wabaId === null ? NOBODY : (ofWaba(endpoint, update.wabaId) ?? UNKNOWN)
  }
}

function ofNumber({ channelByNumber }: WebhookEndpoint, phoneNumberId: string): About | null {
  const channel = channelByNumber.get(phoneNumberId)
  return channel ? { channels: [channel], wabaId: channel.wabaId, unassigned: false } : null
}

function ofWaba({ channelsByWaba }: WebhookEndpoint, wabaId: string): About | null {
  const channels = channelsByWaba.get(wabaId)
  return channels ? { channels, wabaId, unassigned: false } : null
}
