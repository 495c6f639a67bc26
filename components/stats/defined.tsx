import type { ReactNode } from 'react'
import { Tooltip } from '@/components/ui/tooltip'
import { METRICS, type MetricName, RATES, type RateName } from '@/lib/domain/stats/metrics'

const DEFINITIONS = { ...METRICS, ...RATES }

/** What a number is called, or `children`; its definition on hover and focus. */
export function Defined({ of, children }: { of: MetricName | RateName; children?: ReactNode }) {
  const { title, definition } = DEFINITIONS[of]
  return (
    <Tooltip text={definition}>
      <dfn
        tabIndex={0}
        className="cursor-help rounded-xs not-italic underline decoration-line-strong decoration-dotted underline-offset-4"
      >
        {children ?? title}
      </dfn>
    </Tooltip>
  )
}
