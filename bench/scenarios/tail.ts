import { measureRounds } from '@/bench/measure'
import type { Findings, Scene } from '@/bench/scenario'
import { ratioOf } from '@/bench/spread'

const UPSTREAM_MS = 20

/** The slowest hundredth of answers with 256 callers, of an upstream that takes 20 ms as a real one does. */
export async function tail({ stage, plan, control, product }: Scene): Promise<Findings> {
  await stage.upstream.ask('latency', UPSTREAM_MS)
  const samples = await measureRounds(
    stage,
    { control, product },
    { callers: 256, count: plan.many },
    plan.rounds,
  )
  await stage.upstream.ask('latency', 0)
  const p99 = (name: 'control' | 'product') => samples[name].map((sample) => sample.p99Ms)
  return {
    figures: [
      {
        quantity: `p99, 256 callers, upstream ${UPSTREAM_MS} ms`,
        value: ratioOf(p99('product'), p99('control')),
        asked: { atMost: 1.3 },
      },
    ],
    runs: [{ heading: `256 callers, upstream ${UPSTREAM_MS} ms`, samples }],
  }
}
