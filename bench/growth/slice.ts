import type { BenchProcess } from '@/bench/bench-process'
import type { GrowthProduct } from '@/bench/growth/start-product'
import type { GrowthLoad, GrowthLoadResult } from '@/bench/programs/growth-load'

export const SLICE = 5_000
const ROUNDS = 5
const CALLERS = 32
export const STATUSES_A_POST = 10

/** What 5,000 messages took, round by round of 1,000: rates a second. */
export interface Slice {
  /** How many messages there were before. */
  from: number
  sends: number[]
  statuses: number[]
}

/** Sends a slice with its webhooks; sends and statuses take turns. */
export async function sendSlice(
  load: BenchProcess,
  { origin, key, webhooksPath, secret, phoneNumberId }: GrowthProduct,
  from: number,
): Promise<Slice> {
  const slice: Slice = { from, sends: [], statuses: [] }
  const messages = SLICE / ROUNDS
  for (let round = 0; round < ROUNDS; round += 1) {
    const { sendSeconds, statusSeconds } = await load.ask<GrowthLoadResult>('run', {
      origin,
      key,
      webhooksPath,
      secret,
      phoneNumberId,
      messages,
      callers: CALLERS,
      statusesAPost: STATUSES_A_POST,
    } satisfies GrowthLoad)
    slice.sends.push(messages / sendSeconds)
    slice.statuses.push((messages * 3) / statusSeconds)
  }
  return slice
}
