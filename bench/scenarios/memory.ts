import { measure } from '@/bench/measure'
import type { Findings, Scene } from '@/bench/scenario'
import { spreadOf } from '@/bench/spread'

/** Does memory grow with the number of sends? A fresh product's RSS after many over its RSS after a few. */
export async function memory({ stage, plan }: Scene): Promise<Findings> {
  const product = await stage.startProduct('on')
  const [few, many] = plan.memory
  const shape = { callers: 32 }
  await measure(stage, product, { ...shape, count: few })
  const before = (await product.process.usage()).rssBytes
  await measure(stage, product, { ...shape, count: many - few })
  const after = (await product.process.usage()).rssBytes
  await product.process.stop()
  const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`
  const quantity = `RSS after ${many.toLocaleString('en')} sends (${megabytes(after)}) / after ${few.toLocaleString('en')} (${megabytes(before)})`
  return {
    figures: [{ quantity, value: spreadOf([after / before]), asked: { atMost: 1.2 } }],
    runs: [],
  }
}
