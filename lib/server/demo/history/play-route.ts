import type { FailureClass } from '@/lib/domain/sending/failure-class'
import type { DecisionReason } from '@/lib/domain/sending/reasons'
import { otherWay, type Way } from '@/lib/domain/sending/way'
import type { PlannedSend } from '@/lib/server/demo/history/plan-history'
import type { Random } from '@/lib/server/demo/history/random'

/** How a send of the history went: what was decided, and the attempt that was swallowed. */
export interface PlayedRoute {
  reason: DecisionReason
  decided: Way
  acceptedBy: Way
  swallowed: {
    class: FailureClass
    code: number | null
    status: number | null
    text: string
  } | null
}

const SYNCING = {
  class: 'syncing',
  code: 134101,
  status: 400,
  text: 'The template was created or used only now; try again in 10 minutes.',
} as const
const UNREACHABLE = {
  class: 'unreachable',
  code: null,
  status: null,
  text: 'connect ECONNREFUSED',
} as const
const REJECTED = {
  class: 'rejected',
  code: 131000,
  status: 400,
  text: 'Something went wrong',
} as const

/** A bad afternoon: so many days ago one WABA's new template was sent before Meta had it ready. */
const INCIDENT_DAYS = 9
const INCIDENT_WABA = '102290129340398'
const DAY_MS = 86_400_000

/** Decides by the rows of contract 2.1 as they stood then; `onboardedAt` is null for a WABA that is not onboarded. */
export function playRoute(
  { waba, channel, template, at }: PlannedSend,
  onboardedAt: number | null,
  now: number,
  random: Random,
): PlayedRoute {
  const cloud = (reason: DecisionReason): PlayedRoute => ({
    reason,
    decided: 'messages',
    acceptedBy: 'messages',
    swallowed: null,
  })
  if (channel.override === 'off') return cloud('channel_off')
  if (waba.source !== null && (onboardedAt === null || at < onboardedAt))
    return cloud('not_onboarded')
  const isFirst = random.chance(0.02)
  if (template.category !== 'MARKETING') {
    return isFirst
      ? fallback('checked', {
          class: 'not_marketing',
          code: 131055,
          status: 400,
          text: 'Only marketing template messages are supported',
        })
      : cloud('known_non_marketing')
  }
  const reason = isFirst ? 'checked' : 'known_marketing'
  const isIncident = waba.id === INCIDENT_WABA && Math.floor((now - at) / DAY_MS) === INCIDENT_DAYS
  if (random.chance(isIncident ? 0.55 : 0.006)) return fallback(reason, SYNCING)
  if (random.chance(0.006)) return fallback(reason, random.pick([UNREACHABLE, REJECTED]))
  return {
    reason,
    decided: 'marketing_messages',
    acceptedBy: 'marketing_messages',
    swallowed: null,
  }
}

function fallback(reason: DecisionReason, swallowed: PlayedRoute['swallowed']): PlayedRoute {
  return {
    reason,
    decided: 'marketing_messages',
    acceptedBy: otherWay('marketing_messages'),
    swallowed,
  }
}
