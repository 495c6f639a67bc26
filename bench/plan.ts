/** How much is run. A round is one run of each target. */
export interface Plan {
  rounds: number
  /** Requests of a warm-up; a process is warm after about 5,000. */
  warmUp: number
  /** Requests of a run with many callers, and with one. */
  many: number
  one: number
  /** Requests of a process that has just started. */
  cold: number
  /** Sends after which memory is read: first and then. */
  memory: readonly [number, number]
}

export const FULL: Plan = {
  rounds: 7,
  warmUp: 10_000,
  many: 30_000,
  one: 4_000,
  cold: 1_000,
  memory: [50_000, 1_000_000],
}

/** To see that all runs, and roughly where things stand. */
export const QUICK: Plan = {
  rounds: 3,
  warmUp: 5_000,
  many: 8_000,
  one: 1_000,
  cold: 1_000,
  memory: [10_000, 30_000],
}
