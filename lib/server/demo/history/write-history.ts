import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { joinSend, type MessageState } from '@/lib/domain/webhooks/message-state'
import type { Database, Queryable } from '@/lib/server/db/database'
import { historyRow } from '@/lib/server/demo/history/history-row'
import { HISTORY_DAYS, planHistory } from '@/lib/server/demo/history/plan-history'
import { playFate } from '@/lib/server/demo/history/play-fate'
import { playRoute } from '@/lib/server/demo/history/play-route'
import { Random } from '@/lib/server/demo/history/random'
import type { SendRecord } from '@/lib/server/sending/send-record'
import { insertSends } from '@/lib/server/sending/write-sends'
import { applyUserActions, type ChannelUserAction } from '@/lib/server/stats/apply-user-actions'
import { CountChanges } from '@/lib/server/stats/count-changes'
import { countSends } from '@/lib/server/stats/count-sends'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import { type StoredMessage, writeMessages } from '@/lib/server/stats/message-rows'
import { writeUnloggedMm } from '@/lib/server/stats/unlogged-mm'

/** So many rows a statement. */
const CHUNK = 500

/**
 * Gives the demonstration partner its last days: sends, what the webhooks told of them, clicks, and the counters of all that,
 * which are made by the code that makes them for real traffic. One transaction, so that a start that is killed leaves none of it.
 */
export async function writeHistory(
  database: Database,
  partnerId: string,
  now: number,
  days = HISTORY_DAYS,
): Promise<void> {
  const wabas = await database.prisma.waba.findMany({
    where: { partnerId },
    select: { id: true, onboardingStatus: true, onboardingAt: true },
  })
  const onboarded = new Map(
    wabas
      .filter(({ onboardingStatus }) => onboardingStatus === 'ONBOARDED')
      .map(({ id, onboardingAt }) => [id, onboardingAt?.getTime() ?? 0]),
  )
  const { sends, messages, actions } = playHistory(partnerId, onboarded, now, days)
  await database.transaction(
    async (tx) => {
      await lockCounts(tx, [partnerId])
      for (const chunk of chunksOf(sends)) await insertSends(tx, chunk)
      await countSends(tx, partnerId)
      for (const chunk of chunksOf(messages)) await writeMessages(tx, partnerId, chunk)
      await countMessages(tx, partnerId, messages)
      for (const chunk of chunksOf(actions)) await applyUserActions(tx, partnerId, chunk)
      await tx.query(
        `INSERT INTO channel_event (partner_id, channel_id, last_event_at)
       SELECT partner_id, channel_id, max(last_at) FROM message_status WHERE partner_id = $1 GROUP BY 1, 2 ON CONFLICT DO NOTHING`,
        [partnerId],
      )
    },
    { large: true },
  )
}

function playHistory(
  partnerId: string,
  onboarded: ReadonlyMap<string, number>,
  now: number,
  days: number,
) {
  const random = new Random(7)
  const sends: SendRecord[] = []
  const messages: StoredMessage[] = []
  const actions: ChannelUserAction[] = []
  for (const planned of planHistory(now, days)) {
    const route = playRoute(planned, onboarded.get(planned.waba.id) ?? null, now, random)
    const row = historyRow(partnerId, planned, route, random)
    const country = phoneCountry(planned.recipient)
    const fate = playFate(
      {
        at: row.at,
        acceptedBy: route.acceptedBy,
        category: planned.template.category,
        recipient: planned.recipient,
        country,
        phoneNumberId: planned.channel.phoneNumberId,
      },
      now,
      random,
    )
    sends.push({ row, categories: [], wabas: [], idempotency: null })
    actions.push(...fate.actions.map((update) => ({ channelId: row.channelId, update })))
    if (!hasEvent(fate.state)) continue
    const { traceId, at, acceptedBy, campaign } = row
    const state = joinSend(
      fate.state,
      { traceId, at, campaign: campaign ?? '', test: false, acceptedBy },
      planned.recipient,
    )
    messages.push({ channelId: row.channelId, wamid: row.wamid, before: null, state, country })
  }
  return { sends, messages, actions }
}

function hasEvent({ sentAt, deliveredAt, readAt, failed }: MessageState): boolean {
  return sentAt !== null || deliveredAt !== null || readAt !== null || failed !== null
}

async function countMessages(
  tx: Queryable,
  partnerId: string,
  messages: readonly StoredMessage[],
): Promise<void> {
  const counts = new CountChanges(partnerId)
  for (const { channelId, state, country } of messages)
    counts.move(channelId, null, null, state, country)
  await counts.write(tx)
  await writeUnloggedMm(tx, partnerId, messages)
}

function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += CHUNK) yield rows.slice(from, from + CHUNK)
}
