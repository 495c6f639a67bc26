import type { Way } from '@/lib/domain/sending/way'
import type { Billing, StatusError, StatusUpdate } from '@/lib/domain/webhooks/webhook-update'

/**
 * All that is known of one message after it was sent. Every member is the least of its kind over all events, so that states
 * form a semilattice: whatever the order, and however often an event came, the same set of events gives the same state.
 * Times are milliseconds since 1970.
 */
export interface MessageState {
  /** The send; null while the send log does not have it. */
  send: KnownSend | null
  recipient: string | null
  sentAt: number | null
  deliveredAt: number | null
  readAt: number | null
  failed: Failed | null
  billed: Billed | null
}

/** What the send log knows of the message. */
export interface KnownSend {
  traceId: string
  at: number
  /** Empty for a send without one. */
  campaign: string
  /** Sent from the dashboard. */
  test: boolean
  acceptedBy: Way | null
}

export interface Failed extends StatusError {
  at: number
}

export interface Billed extends Billing {
  /** Of the earliest priced event. */
  at: number
}

export const UNKNOWN_MESSAGE: MessageState = {
  send: null,
  recipient: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  failed: null,
  billed: null,
}

/** The state after one more event (contract 4, `statuses[]`: never backwards). */
export function applyStatus(state: MessageState, update: StatusUpdate): MessageState {
  const { status, at } = update
  return {
    send: state.send,
    recipient: least(state.recipient, update.recipient),
    sentAt: status === 'sent' ? least(state.sentAt, at) : state.sentAt,
    deliveredAt: status === 'delivered' ? least(state.deliveredAt, at) : state.deliveredAt,
    readAt: status === 'read' ? least(state.readAt, at) : state.readAt,
    failed:
      status === 'failed'
        ? earlier(state.failed, { at, ...(update.error ?? { code: 0, title: '' }) })
        : state.failed,
    billed: update.billed ? earlier(state.billed, { at, ...update.billed }) : state.billed,
  }
}

/** The state once the send is known. */
export function joinSend(
  state: MessageState,
  send: KnownSend,
  recipient: string | null,
): MessageState {
  return { ...state, send, recipient: least(state.recipient, recipient) }
}

/** When the first event that implies each state happened: `read` implies `delivered`, both imply `sent` (contract 5). */
export function impliedTimes({ sentAt, deliveredAt, readAt }: MessageState) {
  const delivered = least(deliveredAt, readAt)
  return { sent: least(sentAt, delivered), delivered, read: readAt }
}

/** The way a message went, once billed: `marketing_lite` is MM, any other category Cloud; until then `pending`. */
export function wayOf({ billed }: Pick<MessageState, 'billed'>): Way | 'pending' {
  if (!billed) return 'pending'
  return billed.category === 'marketing_lite' ? 'marketing_messages' : 'messages'
}

/**
 * When the message was sent, if it went by MM and the send log does not show it as such: of unknown origin, or taken by Cloud
 * and routed by the provider. Else null. Clicks are attributed by it (contract 5, campaign clicks).
 */
export function unloggedMmTime(state: MessageState): number | null {
  if (wayOf(state) !== 'marketing_messages' || state.send?.acceptedBy === 'marketing_messages')
    return null
  return (
    state.send?.at ??
    least(impliedTimes(state).sent, least(state.failed?.at ?? null, state.billed?.at ?? null))
  )
}

/** The latest time in a state; retention goes by it. */
export function lastTime({
  send,
  sentAt,
  deliveredAt,
  readAt,
  failed,
  billed,
}: MessageState): number {
  return Math.max(
    ...[send?.at, sentAt, deliveredAt, readAt, failed?.at, billed?.at].filter(
      (at) => typeof at === 'number',
    ),
  )
}

function least<T extends number | string>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b
  return a <= b ? a : b
}

/** The earlier of two; of two at the same time the one whose members come first, so that order of arrival does not matter. */
function earlier<T extends { at: number }>(a: T | null, b: T): T {
  if (!a || b.at < a.at) return b
  if (b.at > a.at) return a
  return inOneOrder(a) <= inOneOrder(b) ? a : b
}

/** JSON with sorted members: a state read back from the database compares as the event did. */
function inOneOrder(value: object): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
