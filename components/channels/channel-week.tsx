'use client'

import { LaneBar } from '@/components/channels/lane-bar'
import { LocalNumber } from '@/components/preferences/local-number'
import type { ActiveChannel } from '@/lib/contracts/channels'

export const WEEK_DEFINITION =
  'Messages accepted in seven UTC days, today the last, by the API that accepted them; without webhooks, and with test sends.'

/** A channel's sends of seven days: how many, and how much of them by each lane. */
export function ChannelWeek({
  activity: {
    accepted_7_days: { marketing_messages: mm, messages: cloud },
  },
}: Pick<ActiveChannel, 'activity'>) {
  if (mm + cloud === 0) return <span className="text-muted">none</span>
  return (
    <span
      title={`${mm} by MM API, ${cloud} by Cloud API`}
      className="inline-flex w-24 flex-col gap-1.5"
    >
      <LocalNumber value={mm + cloud} />
      <LaneBar mm={mm} cloud={cloud} unit="messages" thin />
    </span>
  )
}
