import { LaneBadge } from '@/components/sending/lane-badge'
import type { MessageDetail } from '@/lib/contracts/messages'
import { WAYS } from '@/lib/domain/sending/way'

type Attempt = MessageDetail['trace']['attempts'][number]

const BARS = { marketing_messages: 'bg-mm-solid', messages: 'bg-cloud-solid' }
const FAILED = 'border-2 border-attention-solid bg-attention-tint'

/** Both lanes over the time of the send, with each attempt where and when it was made, and the change of lane. */
export function AttemptLanes({
  attempts,
  totalMs,
}: {
  attempts: readonly Attempt[]
  totalMs: number
}) {
  const end = Math.max(
    1,
    totalMs,
    ...attempts.map(({ started_ms, took_ms }) => started_ms + took_ms),
  )
  const share = (ms: number) => `${((ms / end) * 100).toFixed(2)}%`
  const [, second] = attempts
  return (
    <div
      role="img"
      aria-label={attempts.map(describe).join(', then ')}
      className="grid grid-cols-[3.75rem_1fr] gap-x-3"
    >
      <div className="flex flex-col gap-3">
        {WAYS.map((way) => (
          <LaneBadge key={way} way={way} />
        ))}
      </div>
      <div className="relative mr-3 flex flex-col gap-3">
        {second && (
          <span
            className="absolute top-2.5 h-8 border-l-2 border-dotted border-attention-solid"
            style={{ left: share(second.started_ms) }}
          />
        )}
        {WAYS.map((way) => (
          <div key={way} className="relative h-5">
            <span className="absolute inset-x-0 top-1/2 -mr-3 h-px bg-line-strong" />
            {attempts
              .filter((attempt) => attempt.way === way)
              .map(({ outcome, started_ms, took_ms }) => (
                <span
                  key={started_ms}
                  className={`absolute top-1/2 h-3 min-w-3 -translate-y-1/2 rounded-full ${outcome === 'accepted' ? BARS[way] : FAILED}`}
                  style={{ left: share(started_ms), width: share(took_ms) }}
                />
              ))}
          </div>
        ))}
      </div>
      <div className="col-start-2 mt-1 flex justify-between text-xs text-muted">
        <span>0 ms</span>
        <span>{end} ms</span>
      </div>
    </div>
  )
}

function describe({ way, outcome, took_ms }: Attempt): string {
  return `${way} ${outcome} after ${took_ms} ms`
}
