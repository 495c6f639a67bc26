import { isDeepStrictEqual } from 'node:util'
import { applyStatus, type MessageState, unloggedMmTime } from '@/lib/domain/webhooks/message-state'
import type { StatusUpdate } from '@/lib/domain/webhooks/webhook-update'
import type { Queryable } from '@/lib/server/db/database'
import { CountChanges } from '@/lib/server/stats/count-changes'
import {
  countryOf,
  type MessageKey,
  readMessages,
  type StoredMessage,
  writeMessages,
} from '@/lib/server/stats/message-rows'
import { openSince } from '@/lib/server/stats/open-since'
import { writeUnloggedMm } from '@/lib/server/stats/unlogged-mm'

export interface ChannelStatus {
  channelId: string
  update: StatusUpdate
}

/**
 * Brings messages and counters to what they are after `statuses`, in a transaction that holds the partner's counts
 * (lock-counts). Says of each status whether it told anything new: a repeated one does not, nor one of a closed day, whose message may
 * be gone.
 */
export async function applyStatuses(
  tx: Queryable,
  partnerId: string,
  statuses: readonly ChannelStatus[],
): Promise<boolean[]> {
  if (statuses.length === 0) return []
  const { since } = await openSince(tx)
  const keys = new Map(
    statuses.map(({ channelId, update }) => [
      keyOf(channelId, update.wamid),
      { channelId, wamid: update.wamid },
    ]),
  )
  const messages = await readMessages(tx, partnerId, [...keys.values()])
  const byKey = new Map(
    messages.map((message) => [keyOf(message.channelId, message.wamid), message]),
  )
  const told = statuses.map(({ channelId, update }) => {
    if (update.at < since.getTime()) return false
    const message = byKey.get(keyOf(channelId, update.wamid))!
    const next = applyStatus(message.state, update)
    if (isSame(message.state, next)) return false
    message.state = next
    return true
  })
  await saveMessages(tx, partnerId, messages)
  return told
}

/** Joins sends that were recorded after the first status of their message. */
export async function joinLateSends(
  tx: Queryable,
  partnerId: string,
  sent: readonly MessageKey[],
): Promise<void> {
  const messages = await readMessages(tx, partnerId, sent, { known: true })
  await saveMessages(tx, partnerId, messages)
}

async function saveMessages(
  tx: Queryable,
  partnerId: string,
  messages: readonly StoredMessage[],
): Promise<void> {
  const changed = messages.filter(({ before, state }) =>
    before === null ? hasEvent(state) : !isSame(before, state),
  )
  const counts = new CountChanges(partnerId)
  const unlogged: { channelId: string; state: MessageState }[] = []
  for (const message of changed) {
    const { channelId, before, state, country } = message
    if (!before || before.recipient !== state.recipient)
      message.country = countryOf(state.recipient)
    counts.move(channelId, before, country, state, message.country)
    const was = before && unloggedMmTime(before)
    if (was !== unloggedMmTime(state) || before?.send !== state.send) {
      unlogged.push({ channelId, state }, ...(before ? [{ channelId, state: before }] : []))
    }
  }
  await writeMessages(tx, partnerId, changed)
  await counts.write(tx)
  await writeUnloggedMm(tx, partnerId, unlogged)
}

function hasEvent({ sentAt, deliveredAt, readAt, failed }: MessageState): boolean {
  return sentAt !== null || deliveredAt !== null || readAt !== null || failed !== null
}

function keyOf(channelId: string, wamid: string): string {
  return `${channelId} ${wamid}`
}

/** Member by member, since most comparisons are of numbers. */
function isSame(a: MessageState, b: MessageState): boolean {
  return (
    a === b ||
    (a.sentAt === b.sentAt &&
      a.deliveredAt === b.deliveredAt &&
      a.readAt === b.readAt &&
      a.recipient === b.recipient &&
      a.send?.traceId === b.send?.traceId &&
      a.failed?.at === b.failed?.at &&
      a.billed?.at === b.billed?.at &&
      isDeepStrictEqual(a.failed, b.failed) &&
      isDeepStrictEqual(a.billed, b.billed))
  )
}
