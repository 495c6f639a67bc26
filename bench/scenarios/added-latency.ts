import { measure, measureRounds } from '@/bench/measure'
import type { Findings, Scene } from '@/bench/scenario'
import { ratioOf } from '@/bench/spread'

/** What one caller's median grows by over calling the upstream itself, against what the control adds. */
export async function addedLatency({ stage, plan, control, product }: Scene): Promise<Findings> {
  const unlogged = await stage.startProduct('off')
  await measure(stage, unlogged, { callers: 32, count: plan.warmUp })
  const targets = { direct: stage.direct, control, product, 'product, log off': unlogged }
  const samples = await measureRounds(stage, targets, { callers: 1, count: plan.one }, plan.rounds)
  await unlogged.process.stop()
  const added = (name: keyof typeof targets) =>
    samples[name].map(({ p50Ms }, round) => p50Ms - samples.direct[round]!.p50Ms)
  return {
    figures: [
      {
        quantity: 'added median, 1 caller',
        value: ratioOf(added('product'), added('control')),
        asked: { atMost: 3 },
      },
      {
        quantity: 'added median, 1 caller, log off',
        value: ratioOf(added('product, log off'), added('control')),
        asked: { atMost: 1.25 },
      },
    ],
    runs: [{ heading: '1 caller', samples }],
  }
}
