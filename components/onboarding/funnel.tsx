'use client'

import { useQuery } from '@tanstack/react-query'
import { STAGE_WORDS } from '@/components/onboarding/stage-words'
import { LocalNumber } from '@/components/preferences/local-number'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { Tooltip } from '@/components/ui/tooltip'
import { onboardingFunnelQuery } from '@/lib/client/onboarding'
import type { OnboardingFunnel } from '@/lib/contracts/onboarding'

/** How many clients have come how far; those that wait at a stage can be picked out of the list. */
export function Funnel({
  partnerId,
  refetchInterval,
  stage,
  onStage,
}: {
  partnerId: string
  refetchInterval: number
  /** That the list is filtered by. */
  stage: string | undefined
  onStage(stage: string | null): void
}) {
  const query = useQuery({ ...onboardingFunnelQuery(partnerId), refetchInterval })
  if (query.isError && !query.data)
    return (
      <div className="px-4 pb-6 sm:px-6">
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </div>
    )
  if (!query.data)
    return (
      <div className="px-4 pb-6 sm:px-6">
        <Skeleton className="h-24 w-full" />
      </div>
    )
  const { clients, stages } = query.data
  return (
    <ol aria-label="Funnel" className="mx-4 mb-6 grid rounded-lg border sm:mx-6 md:grid-cols-5">
      {stages.map((one) => (
        <Stage
          key={one.stage}
          {...one}
          clients={clients}
          picked={one.stage === stage}
          onPick={() => onStage(one.stage === stage ? null : one.stage)}
        />
      ))}
    </ol>
  )
}

function Stage({
  stage,
  reached,
  waiting,
  clients,
  picked,
  onPick,
}: OnboardingFunnel['stages'][number] & { clients: number; picked: boolean; onPick(): void }) {
  const { name, says } = STAGE_WORDS[stage]
  const last = stage === 'first_mm_delivery'
  return (
    <li
      className={`flex min-w-0 flex-col gap-1.5 border-t px-4 py-3 first:border-t-0 md:border-t-0 md:border-l md:first:border-l-0 ${picked ? 'bg-surface' : ''}`}
    >
      <div className="flex items-baseline justify-between gap-3 md:flex-col md:items-start md:gap-0.5">
        <Tooltip text={says}>
          <button type="button" className="cursor-help rounded text-muted">
            {name}
          </button>
        </Tooltip>
        <span className="text-lg font-semibold tracking-tight">
          <LocalNumber value={reached} />
          <span className="text-sm font-normal text-muted">
            {' '}
            of <LocalNumber value={clients} />
          </span>
        </span>
      </div>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-hover">
        <div
          className={`h-full rounded-full ${last ? 'bg-mm-solid' : 'bg-control'}`}
          style={{ width: `${clients === 0 ? 0 : ((100 * reached) / clients).toFixed(1)}%` }}
        />
      </div>
      <div className="h-5 text-xs text-muted max-md:empty:hidden">
        {waiting > 0 && !last && (
          <button
            type="button"
            aria-pressed={picked}
            onClick={onPick}
            className="rounded underline underline-offset-2 hover:text-ink"
          >
            {picked ? (
              'Show all'
            ) : (
              <>
                <LocalNumber value={waiting} /> {waiting === 1 ? 'stays' : 'stay'} here
              </>
            )}
          </button>
        )}
      </div>
    </li>
  )
}
