import type { MessageDetail } from '@/lib/contracts/messages'

export interface DeliveryStep {
  name: 'Accepted' | 'Sent' | 'Delivered' | 'Read' | 'Failed'
  /** `implied`: a later step says it happened, no webhook told when. `awaited`: it may still come. */
  state: 'told' | 'implied' | 'awaited' | 'failed'
  at: string | null
  /** From the told step before; null where either time is not known. Meta tells whole seconds. */
  afterMs: number | null
}

type Told = Pick<MessageDetail, 'at' | 'latency_ms' | 'status' | 'timeline'>

const STAGES = [
  ['sent', 'Sent'],
  ['delivered', 'Delivered'],
  ['read', 'Read'],
] as const

/** The life of an accepted message, step by step. It ends where it failed, unless it arrived all the same. */
export function deliverySteps({ at, latency_ms, status, timeline }: Told): DeliveryStep[] {
  const toldAt = new Map(timeline.map((told) => [told.status, told.at]))
  const furthest = STAGES.findLastIndex(([stage]) => toldAt.has(stage))
  const failed = status === 'failed'
  const answered = new Date(Date.parse(at) + latency_ms).toISOString()
  const steps: DeliveryStep[] = [{ name: 'Accepted', state: 'told', at: answered, afterMs: null }]
  for (const [index, [stage, name]] of STAGES.entries()) {
    const known = toldAt.get(stage)
    if (known === undefined && failed && index > furthest) break
    steps.push(
      known === undefined
        ? { name, state: index < furthest ? 'implied' : 'awaited', at: null, afterMs: null }
        : reached(steps, name, 'told', known),
    )
  }
  return failed ? [...steps, reached(steps, 'Failed', 'failed', toldAt.get('failed')!)] : steps
}

function reached(
  before: readonly DeliveryStep[],
  name: DeliveryStep['name'],
  state: 'told' | 'failed',
  at: string,
): DeliveryStep {
  const last = before.findLast((step) => step.at !== null)!.at!
  return { name, state, at, afterMs: Math.max(0, Date.parse(at) - Date.parse(last)) }
}
