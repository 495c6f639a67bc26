import { AttemptLanes } from '@/components/sending/attempt-lanes'
import { AttemptList } from '@/components/sending/attempt-list'
import { LaneMap, type LaneState } from '@/components/sending/lane-map'
import type { MessageDetail } from '@/lib/contracts/messages'
import type { Way } from '@/lib/domain/sending/way'

/** The way that a message took: drawn, over time, and attempt by attempt. */
export function WayTaken({
  message: {
    accepted_by,
    latency_ms,
    trace: { attempts },
  },
}: {
  message: MessageDetail
}) {
  const stateOf = (way: Way): LaneState => {
    const tried = attempts.some((attempt) => attempt.way === way)
    return accepted_by === way ? 'taken' : tried ? 'refused' : 'idle'
  }
  const hop = attempts.length < 2 ? null : attempts[0]!.way === 'messages' ? 'up' : 'down'
  const lanes = { marketing_messages: stateOf('marketing_messages'), messages: stateOf('messages') }
  return (
    <div className="flex flex-col gap-4">
      <LaneMap
        lanes={lanes}
        hop={hop}
        label={accepted_by === null ? 'Accepted by neither API' : `Accepted by ${accepted_by}`}
      />
      {attempts.length > 0 && (
        <>
          <AttemptLanes attempts={attempts} totalMs={latency_ms} />
          <AttemptList attempts={attempts} />
        </>
      )}
    </div>
  )
}
