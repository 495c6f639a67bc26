import { Lines } from '@/components/campaigns/lines'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { ByWay } from '@/lib/domain/stats/metrics'

/** The names of a row's lines. */
export function WayLines({ sent }: { sent: ByWay }) {
  return (
    <Lines
      sent={sent}
      line={(way) =>
        way === 'pending' ? (
          <span className="text-xs whitespace-nowrap text-muted">Not billed</span>
        ) : (
          <LaneBadge way={way} />
        )
      }
    />
  )
}
