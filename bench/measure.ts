import { postgresCpu } from '@/bench/postgres-cpu'
import type { Load, LoadResult } from '@/bench/programs/load'
import type { Stage, Target } from '@/bench/stage'

export type Shape = Pick<Load, 'callers' | 'count'>

/** One run: what the callers saw, and microseconds of CPU for each request. */
export interface Sample extends LoadResult {
  perSecond: number
  cpu: { target: number; upstream: number; load: number; postgres: number | null }
}

export async function measure(stage: Stage, target: Target, shape: Shape): Promise<Sample> {
  const { process, port, key } = target
  const times = async () => ({
    target: (await process.usage()).cpuMicroseconds,
    upstream: (await stage.upstream.usage()).cpuMicroseconds,
    load: (await stage.load.usage()).cpuMicroseconds,
    postgres: await postgresCpu(stage.database),
  })
  const before = await times()
  const result = await stage.load.ask<LoadResult>('run', { port, key, ...shape })
  const after = await times()
  target.answered += result.count
  const each = (from: number, to: number) => (to - from) / result.count
  return {
    ...result,
    perSecond: result.count / result.seconds,
    cpu: {
      target: each(before.target, after.target),
      upstream: each(before.upstream, after.upstream),
      load: each(before.load, after.load),
      postgres:
        before.postgres === null || after.postgres === null
          ? null
          : each(before.postgres, after.postgres),
    },
  }
}

/** Runs every target once in each round, one after the other (A B A B …), so that what disturbs the machine meets all alike. */
export async function measureRounds<Name extends string>(
  stage: Stage,
  targets: Record<Name, Target>,
  shape: Shape,
  rounds: number,
): Promise<Record<Name, Sample[]>> {
  const names = Object.keys(targets) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Sample[]
  >
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await measure(stage, targets[name], shape))
  }
  return samples
}
