import { LaneBadge } from '@/components/sending/lane-badge'
import type { Way } from '@/lib/domain/sending/way'

/** `taken`: the message goes there. `refused`: it went there and was not accepted. `next`: it goes there if the other fails. */
export type LaneState = 'idle' | 'taken' | 'refused' | 'next'

const LANES: readonly { way: Way; y: number; stroke: string }[] = [
  { way: 'marketing_messages', y: 18, stroke: 'stroke-mm-solid' },
  { way: 'messages', y: 62, stroke: 'stroke-cloud-solid' },
]

const DASHES: Partial<Record<LaneState, string>> = { next: '5 5', refused: '2 4' }

/** Both lanes from the sender to the phone, those lit that a message takes; `hop` where it changes, or may change, from one to the other. */
export function LaneMap({
  lanes,
  hop,
  label,
}: {
  lanes: Readonly<Record<Way, LaneState>>
  hop: 'down' | 'up' | null
  label: string
}) {
  return (
    <div role="img" aria-label={label} className="flex items-center gap-2">
      <span className="shrink-0 text-xs text-muted">Sender</span>
      <div className="relative h-20 min-w-0 grow">
        <svg
          viewBox="0 0 400 80"
          preserveAspectRatio="none"
          aria-hidden
          className="absolute inset-0 size-full"
          fill="none"
        >
          {/* What was taken lies above what was not, where both lanes meet. */}
          {LANES.toSorted(
            (one, other) =>
              Number(lanes[one.way] === 'taken') - Number(lanes[other.way] === 'taken'),
          ).map(({ way, y, stroke }) => {
            const state = lanes[way]
            return (
              <path
                key={way}
                d={`M0 40 C 40 40, 30 ${y}, 80 ${y} L 320 ${y} C 370 ${y}, 360 40, 400 40`}
                vectorEffect="non-scaling-stroke"
                className={state === 'idle' ? 'stroke-line-strong' : stroke}
                strokeWidth={state === 'taken' ? 3 : 1.5}
                strokeDasharray={DASHES[state]}
                strokeLinecap="round"
              />
            )
          })}
          {hop && (
            <path
              d="M300 18 L 300 62"
              vectorEffect="non-scaling-stroke"
              className="stroke-attention-solid"
              strokeWidth={2}
              strokeDasharray="3 4"
              strokeLinecap="round"
            />
          )}
        </svg>
        {LANES.map(({ way, y }) => (
          <span
            key={way}
            className={`absolute left-1/2 -translate-1/2 rounded-full bg-canvas px-1 ${lanes[way] === 'idle' ? 'grayscale' : ''}`}
            style={{ top: y }}
          >
            <LaneBadge way={way} tried={lanes[way] === 'refused'} />
          </span>
        ))}
        {hop && (
          <span
            className="absolute left-3/4 -translate-1/2 bg-canvas text-xs leading-none text-attention"
            style={{ top: 40 }}
          >
            {hop === 'down' ? '↓' : '↑'}
          </span>
        )}
      </div>
      <span className="shrink-0 text-xs text-muted">Phone</span>
    </div>
  )
}
