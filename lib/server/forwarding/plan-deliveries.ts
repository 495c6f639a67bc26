import { v7 as uuid } from 'uuid'
import { type BilledAs, billedAs } from '@/lib/domain/webhooks/billed-as'
import { changeCutter } from '@/lib/domain/webhooks/change-cutter'
import { type ChangeOwner, changeOwners } from '@/lib/domain/webhooks/change-owners'
import type { WebhookUpdate } from '@/lib/domain/webhooks/webhook-update'

/** A proven POST as it is forwarded. */
export interface ForwardedPost {
  partnerId: string
  eventId: string
  /** Milliseconds since 1970. */
  receivedAt: number
  rawBody: Uint8Array
  /** The signature headers it came with. */
  headers: Readonly<Record<string, string>>
  /** What `rawBody` says, by `JSON.parse`. */
  json: unknown
  updates: readonly WebhookUpdate[]
}

export interface ForwardingChannel {
  id: string
  wabaId: string
  /** Null: nothing of it is forwarded. */
  forwardUrl: string | null
}

/** A partner's channels, as changes name them: a channel is the same object in both. */
export interface ForwardingChannels {
  channelByNumber: ReadonlyMap<string, ForwardingChannel>
  channelsByWaba: ReadonlyMap<string, readonly ForwardingChannel[]>
}

export interface NewDelivery {
  partnerId: string
  id: string
  eventId: string
  channelId: string
  body: Uint8Array
  headers: Readonly<Record<string, string>>
  billed: BilledAs
  /** Milliseconds since 1970. */
  createdAt: number
}

/**
 * What of a POST goes to which channel's `forward_url` (contract 4.2): all of it, as it came and with its signature, where every
 * change is the channel's; else a body with the channel's changes alone. A change of a WABA goes to each of its channels.
 */
export function planDeliveries(post: ForwardedPost, channels: ForwardingChannels): NewDelivery[] {
  const { partnerId, eventId, receivedAt, rawBody, headers, json, updates } = post
  const receivers = changeOwners(json).map((changes) =>
    changes.map((owner) => receiversOf(channels, owner)),
  )
  const changes = receivers.flat()
  let cut: ReturnType<typeof changeCutter> | null = null
  return [...new Set(changes.flat())].flatMap((channel) => {
    if (channel.forwardUrl === null) return []
    const isWhole = changes.every((ofChange) => ofChange.includes(channel))
    const body = isWhole
      ? rawBody
      : (cut ??= changeCutter(rawBody))((entry, change) =>
          receivers[entry]![change]!.includes(channel),
        )
    const own = updates.filter(
      (update) =>
        update.kind === 'status' && channels.channelByNumber.get(update.phoneNumberId) === channel,
    )
    return [
      {
        partnerId,
        id: uuid(),
        eventId,
        channelId: channel.id,
        body,
        headers: isWhole ? headers : {},
        billed: billedAs(own),
        createdAt: receivedAt,
      },
    ]
  })
}

function receiversOf(
  { channelByNumber, channelsByWaba }: ForwardingChannels,
  owner: ChangeOwner | null,
): readonly ForwardingChannel[] {
  if (owner === null) return []
  if ('wabaId' in owner) return channelsByWaba.get(owner.wabaId) ?? []
  const channel = channelByNumber.get(owner.phoneNumberId)
  return channel ? [channel] : []
}
