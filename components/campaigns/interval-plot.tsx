import type { RateAxis } from '@/components/campaigns/rate-axis'
import type { Way } from '@/lib/domain/sending/way'
import type { Rate } from '@/lib/domain/stats/intervals'

/** A lane's mark is told from the other's by shape too, as its badge is. */
const MARKS = {
  marketing_messages: 'rounded-xs bg-mm-solid',
  messages: 'rounded-full bg-cloud-solid',
}
const WHISKERS = { marketing_messages: 'border-mm-solid', messages: 'border-cloud-solid' }

/** A rate as a dot, its interval as whiskers. The numbers stand beside it, so it is drawn for the eye only. */
export function IntervalPlot({
  rate: { value, low, high },
  axis: { from, to, ticks },
  way,
}: {
  rate: Rate
  axis: RateAxis
  way: Way
}) {
  const place = (share: number) => `${((share - from) / (to - from)) * 100}%`
  return (
    <div aria-hidden className="relative h-5">
      {ticks.map((tick) => (
        <span key={tick} className="absolute inset-y-0 border-l" style={{ left: place(tick) }} />
      ))}
      {value !== null && (
        <>
          <span
            className={`absolute top-1/2 h-2.5 -translate-y-1/2 border-x-2 ${WHISKERS[way]}`}
            style={{ left: place(low!), width: `${((high! - low!) / (to - from)) * 100}%` }}
          >
            <span
              className={`absolute inset-x-0 top-1/2 -translate-y-1/2 border-t-2 ${WHISKERS[way]}`}
            />
          </span>
          <span
            className={`absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 ring-2 ring-canvas ${MARKS[way]}`}
            style={{ left: place(value) }}
          />
        </>
      )}
    </div>
  )
}
