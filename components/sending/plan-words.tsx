import { LaneBadge } from '@/components/sending/lane-badge'
import type { MessageDetail } from '@/lib/contracts/messages'

type Step = MessageDetail['trace']['steps'][number]

const WHEN: Readonly<Record<Step['when'], string>> = {
  first: 'first',
  any_failure: 'after any failure',
  confirmed_refusal: 'after a failure that proves that nothing was sent',
  code_131063: 'should Cloud refuse marketing (131063)',
}

/** The plan that the decision made. */
export function PlanWords({ steps }: { steps: readonly Step[] }) {
  const [only] = steps
  if (!only) return <p>Plan: send nothing.</p>
  if (steps.length === 1)
    return (
      <p>
        Plan: <LaneBadge way={only.way} /> and nothing else.
      </p>
    )
  return (
    <p>
      Plan:{' '}
      {steps.map(({ way, when }, index) => (
        <span key={way}>
          {index > 0 && ', then '}
          <LaneBadge way={way} /> {WHEN[when]}
        </span>
      ))}
      .
    </p>
  )
}
