import { Probes } from '@/lib/server/sending/probes'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

export interface HeldProbes {
  /** How many sends waited, or wait, for another one's verdict. */
  readonly waiting: number
  /** Lets the longest wait be over for all that are running. */
  timeOut(): void
}

/** Has a gateway's probes run until their verdict, or until the test says that they took too long. */
export function holdProbes(gateway: TestGateway): HeldProbes {
  const alarms = new Set<() => void>()
  let waiting = 0
  const probes = new Probes((ring) => {
    alarms.add(ring)
    return () => alarms.delete(ring)
  })
  const running = probes.running.bind(probes)
  probes.running = (key) => {
    const verdict = running(key)
    if (verdict) waiting += 1
    return verdict
  }
  gateway.runtime.gateway.probes = probes
  return {
    get waiting() {
      return waiting
    },
    timeOut() {
      for (const ring of alarms) ring()
    },
  }
}
