'use client'

import { useQuery } from '@tanstack/react-query'
import { useSettled } from '@/components/compose/use-settled'
import { WarningList } from '@/components/compose/warning-list'
import { DecisionPath } from '@/components/sending/decision-path'
import { LaneMap, type LaneState } from '@/components/sending/lane-map'
import { REASON_WORDS } from '@/components/sending/reason-words'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { dryRunQuery } from '@/lib/client/dry-run'
import type { DryRunResult, TestSend } from '@/lib/contracts/test-send'
import type { Way } from '@/lib/domain/sending/way'

const PAUSE_MS = 300

/** Which way the message would go now, and why: asked of the gateway's own decision while one writes. */
export function RoutePreview({ partnerId, send }: { partnerId: string; send: TestSend }) {
  const query = useQuery(dryRunQuery(partnerId, useSettled(send, PAUSE_MS)))
  if (query.isPending)
    return (
      <div aria-busy className="flex flex-col gap-3">
        <Skeleton className="h-20 w-full" />
        <Skeleton className="w-2/3" />
      </div>
    )
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const { route, reason, steps, warnings, facts } = query.data!
  return (
    <div aria-busy={query.isPlaceholderData} className="flex flex-col gap-4">
      <LaneMap
        lanes={plannedLanes(steps)}
        hop={steps.length < 2 ? null : route === 'messages' ? 'up' : 'down'}
        label={planLabel(steps)}
      />
      <p role="status" className="sr-only">
        {REASON_WORDS[reason].says}
      </p>
      <DecisionPath decision={{ asked: 'messages', reason, facts }} steps={steps} />
      <WarningList warnings={warnings} />
    </div>
  )
}

function plannedLanes(steps: DryRunResult['steps']): Record<Way, LaneState> {
  const stateOf = (way: Way): LaneState => {
    const index = steps.findIndex((step) => step.way === way)
    return index < 0 ? 'idle' : index === 0 ? 'taken' : 'next'
  }
  return { marketing_messages: stateOf('marketing_messages'), messages: stateOf('messages') }
}

function planLabel(steps: DryRunResult['steps']): string {
  const names = { marketing_messages: 'MM API', messages: 'Cloud API' }
  return steps.length === 0
    ? 'Nothing would be sent'
    : `Would go by ${steps.map(({ way }) => names[way]).join(', then if need be by ')}`
}
