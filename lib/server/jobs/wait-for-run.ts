import { setTimeout } from 'node:timers/promises'

/** A caller's own client gives up after half a minute or so; what takes longer goes on and can be followed. */
const LONGEST_WAIT_MS = 20_000

/** Waits for a run to end, or for so long; the run goes on all the same. `work` must not fail. */
export async function waitForRun(work: Promise<void>, waitMs = LONGEST_WAIT_MS): Promise<void> {
  const waiting = new AbortController()
  await Promise.race([work, setTimeout(waitMs, null, { signal: waiting.signal }).catch(() => {})])
  waiting.abort()
}
