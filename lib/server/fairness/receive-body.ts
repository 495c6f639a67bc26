import type { FairShare } from '@/lib/server/fairness/fair-share'
import type { Hold } from '@/lib/server/fairness/hold'
import type { DoorRequest } from '@/lib/server/gateway/http'

export type BodyRefusal = 'too_long' | 'too_slow' | 'no_room'

interface Limits {
  bytes: number
  /** From now to the last byte; without it as long as the server lets a request take. */
  withinMs?: number
  /** Where its bytes are counted as they arrive: what a caller announces takes no room from anyone. */
  hold: Hold
  room: FairShare
}

/** Reads a body within a partner's share of memory, or says why not. */
export async function receiveBody(
  request: DoorRequest,
  { bytes, withinMs, hold, room }: Limits,
): Promise<Uint8Array | BodyRefusal> {
  let refusal: BodyRefusal = 'too_long'
  const reading = request.body(bytes, (arrived) => {
    if (refusal === 'too_slow') return false
    if (hold.take(room, arrived)) return true
    refusal = 'no_room'
    return false
  })
  if (withinMs === undefined) return (await reading) ?? refusal
  let limit: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    limit = setTimeout(() => {
      refusal = 'too_slow'
      resolve(null)
    }, withinMs)
  })
  try {
    return (await Promise.race([reading, late])) ?? refusal
  } finally {
    clearTimeout(limit)
    // Where it was late the caller may still go away, which is nobody's error then.
    reading.catch(() => {})
  }
}
