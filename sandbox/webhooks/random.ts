/** Gives the next number of 0 up to 1. */
export type Random = () => number

/** The same numbers for the same seed (mulberry32); without one, chance. */
export function randomSource(seed: number | null): Random {
  if (seed === null) return Math.random
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
