import type { ReactNode } from 'react'
import { WAYS } from '@/lib/domain/sending/way'
import type { ByWay, StatWay } from '@/lib/domain/stats/metrics'

/** A cell with a line for each way, MM above Cloud, and one for what is not billed yet where there is some (`sent`). */
export function Lines({ sent, line }: { sent: ByWay; line(way: StatWay): ReactNode }) {
  return (
    <span className="flex flex-col gap-1">
      {[...WAYS, ...(sent.pending > 0 ? ['pending' as const] : [])].map((way) => (
        <span key={way} className="block h-5 leading-5">
          {line(way)}
        </span>
      ))}
    </span>
  )
}
