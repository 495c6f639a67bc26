import { measure, type Sample } from '@/bench/measure'
import type { Findings, Scene } from '@/bench/scenario'
import { ratioOf } from '@/bench/spread'
import type { Target } from '@/bench/stage'

/** The first requests of processes that have just started. */
export async function coldStart({ stage, plan }: Scene): Promise<Findings> {
  const samples: Record<'control' | 'product', Sample[]> = { control: [], product: [] }
  const once = async (target: Target) => {
    const sample = await measure(stage, target, { callers: 32, count: plan.cold })
    await target.process.stop()
    return sample
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    samples.control.push(await once(await stage.startControl()))
    samples.product.push(await once(await stage.startProduct('on')))
  }
  const perSecond = (name: 'control' | 'product') => samples[name].map((sample) => sample.perSecond)
  const first = plan.cold.toLocaleString('en')
  return {
    figures: [
      {
        quantity: `throughput of the first ${first} requests, 32 callers`,
        value: ratioOf(perSecond('product'), perSecond('control')),
        asked: null,
      },
    ],
    runs: [{ heading: `first ${first} requests, 32 callers`, samples }],
  }
}
