'use client'

import { MmStatus } from '@/components/channels/mm-status'
import { MM_STATUS_NEXT, MM_STATUS_WORDS } from '@/components/channels/mm-status-words'
import { OverrideControl } from '@/components/channels/override-control'
import { ROUTING_REASON_WORDS } from '@/components/channels/routing-reasons'
import { type OverrideAction, useOverride } from '@/components/channels/use-override'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { Channel } from '@/lib/contracts/channels'

/** A channel's own switch, the way that follows, why, and what to do where that is not MM API. */
export function ChannelRouting({
  partnerId,
  channel,
  mayChange,
  setOverride,
}: {
  partnerId: string
  channel: Channel
  mayChange: boolean
  setOverride: OverrideAction
}) {
  const override = useOverride(partnerId, setOverride)
  const {
    routing: { override: mode, effective, reason, explanation },
    mm_status: { bucket, status },
  } = channel
  const next =
    reason === 'not_onboarded'
      ? ((status && MM_STATUS_NEXT[status]) ?? MM_STATUS_WORDS[bucket].next)
      : ROUTING_REASON_WORDS[reason].next
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <OverrideControl
          name={channel.name}
          value={mode}
          disabled={!mayChange}
          onChange={(chosen) => override(channel, chosen)}
        />
        <LaneBadge way={effective} />
        <MmStatus mmStatus={channel.mm_status} />
      </div>
      <div>
        <p>{explanation}</p>
        {next && (
          <p className="mt-1 text-muted">
            <span className="font-medium text-ink">To send by MM API:</span> {next}
          </p>
        )}
      </div>
    </>
  )
}
