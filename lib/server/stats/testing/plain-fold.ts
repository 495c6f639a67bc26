import { countMessage } from '@/lib/domain/stats/count-message'
import {
  applyStatus,
  joinSend,
  type MessageState,
  UNKNOWN_MESSAGE,
  unloggedMmTime,
} from '@/lib/domain/webhooks/message-state'
import { joinUserAction, type UserActionState } from '@/lib/domain/webhooks/user-action-state'
import type { SendRow } from '@/lib/server/sending/send-record'
import { countryOf } from '@/lib/server/stats/message-rows'
import type { Happening } from '@/lib/server/stats/testing/random-traffic'

/** Sums by key; keys whose sum is 0 are not in it. */
export type Sums = Record<string, number>

const iso = (at: number, length: number) =>
  new Date(at - (((at % length) + length) % length)).toISOString()
const GRAINS = [
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const

/** What the counters must be after a set of events and sends, counted one by one as contract 5 says. */
export function plainFold(happenings: readonly Happening[]) {
  const messages: Sums = {}
  const delays: Sums = {}
  const sends: Sums = {}
  const actions: Sums = {}
  const unloggedMm: Record<string, [first: number, last: number]> = {}
  const campaignClicks: Sums = {}
  const mmSends: { channelId: string; at: number; campaign: string }[] = []
  const add = (sums: Sums, key: readonly unknown[], by = 1) => {
    sums[key.join('|')] = (sums[key.join('|')] ?? 0) + by
  }

  const log = happenings.flatMap((happening) => (happening.kind === 'send' ? [happening.row] : []))
  for (const [id, state] of messageStates(happenings)) {
    const [channelId, wamid] = id.split(' ') as [string, string]
    const row = log.find((row) => row.wamid === wamid && row.channelId === channelId)
    const joined = row ? joinSend(state, knownSend(row), row.recipient) : state
    const mmAt = unloggedMmTime(joined)
    if (mmAt !== null) {
      const campaign = joined.send ? joined.send.campaign : '(unknown)'
      mmSends.push({ channelId, at: mmAt, campaign })
      const key = [channelId, campaign, iso(mmAt, GRAINS[1][1])].join('|')
      const [first, last] = unloggedMm[key] ?? [mmAt, mmAt]
      unloggedMm[key] = [Math.min(first, mmAt), Math.max(last, mmAt)]
    }
    const {
      dimensions: { campaign, test, country, way },
      marks,
      delay,
    } = countMessage(joined, countryOf(joined.recipient))
    for (const { measure, at, failureCode } of marks) {
      for (const [grain, length] of GRAINS)
        add(messages, [
          grain,
          iso(at, length),
          channelId,
          campaign,
          test,
          country,
          way,
          failureCode,
          measure,
        ])
    }
    if (delay)
      add(delays, [iso(delay.at, GRAINS[1][1]), channelId, campaign, test, way, delay.seconds])
  }
  for (const row of log) {
    if (row.decided === null) continue
    const fellBack = row.fallbackClass !== null
    const way = fellBack
      ? row.decided === 'messages'
        ? 'marketing_messages'
        : 'messages'
      : row.decided
    const byMm = row.decided === 'marketing_messages'
    if (way === 'marketing_messages' && row.wamid !== null)
      mmSends.push({ channelId: row.channelId, at: row.at, campaign: row.campaign ?? '' })
    for (const [grain, length] of GRAINS) {
      const key = [
        grain,
        iso(row.at, length),
        row.channelId,
        row.campaign ?? '',
        row.source === 'dashboard',
        way,
        byMm ? (row.fallbackClass ?? '') : '',
      ]
      add(sends, [...key, 'accepted'], row.wamid === null ? 0 : 1)
      add(
        sends,
        [...key, 'fallback_plans'],
        byMm && row.reason !== 'direct' && row.reason !== 'not_template' ? 1 : 0,
      )
      add(sends, [...key, 'fallbacks'], byMm && fellBack ? 1 : 0)
    }
  }
  const known = new Map<string, UserActionState>()
  for (const happening of happenings) {
    if (happening.kind !== 'user_action') continue
    const id = `${happening.channelId}|${happening.update.action}|${happening.update.identity}`
    known.set(id, joinUserAction(known.get(id) ?? null, happening.update))
  }
  for (const [id, { at, component }] of known) {
    const [channelId, action] = id.split('|')
    const before = mmSends.filter(
      (send) => send.channelId === channelId && send.at <= at && at <= send.at + 7 * 24 * 3_600_000,
    )
    const campaigns = JSON.stringify(
      [...new Set(before.map(({ campaign }) => campaign || '(none)'))].sort(),
    )
    for (const [grain, length] of GRAINS) {
      add(actions, [grain, iso(at, length), channelId, action, component])
      if (action === 'marketing_messages_link_click' && before.length > 0)
        add(campaignClicks, [grain, iso(at, length), channelId, campaigns, component])
    }
  }
  return {
    messages: withoutZeros(messages),
    delays,
    sends: withoutZeros(sends),
    actions,
    unloggedMm,
    campaignClicks,
  }
}

/** The states of all messages there was an event of, by channel and wamid. */
function messageStates(happenings: readonly Happening[]): Map<string, MessageState> {
  const states = new Map<string, MessageState>()
  for (const happening of happenings) {
    if (happening.kind !== 'status') continue
    const id = `${happening.channelId} ${happening.update.wamid}`
    states.set(id, applyStatus(states.get(id) ?? UNKNOWN_MESSAGE, happening.update))
  }
  return states
}

function knownSend({ traceId, at, campaign, source, acceptedBy }: SendRow) {
  return { traceId, at, campaign: campaign ?? '', test: source === 'dashboard', acceptedBy }
}

function withoutZeros(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}
