import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RateLimiter } from '@/lib/server/sending/rate-limiter'

const channel = (rateLimitMps: number | null, id = 'aCH', partner = 'aPA') => ({
  id,
  partner: { id: partner },
  rateLimitMps,
})
const limits = fc.integer({ min: 1, max: 50 })
/** Milliseconds. */
const pauses = fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 40 })

describe('the rate limit of a channel', () => {
  /** Takes until there is no more; gives how many there were, and the seconds to wait. */
  function drain(limiter: RateLimiter, mps: number, now: number): { taken: number; wait: number } {
    for (let taken = 0; ; taken += 1) {
      const wait = limiter.take(channel(mps), now)
      if (wait > 0) return { taken, wait }
    }
  }

  it('lets through at most one second’s worth at once, and after that the rate', () => {
    fc.assert(
      fc.property(limits, pauses, (mps, waited) => {
        const limiter = new RateLimiter()
        let now = 0
        const drained = waited.map((pause) => ({
          at: (now += pause),
          taken: drain(limiter, mps, now).taken,
        }))
        for (let from = 0; from < drained.length; from += 1) {
          const window = drained.slice(from)
          const taken = window.reduce((sum, one) => sum + one.taken, 0)
          expect(taken).toBeLessThanOrEqual(mps + ((now - window[0]!.at) / 1000) * mps + 1e-6)
        }
        expect(drained[0]!.taken).toBe(mps)
        // Nothing of the rate is lost where no pause fills the bucket, in which less than one token is left.
        if (waited.every((pause) => (pause / 1000) * mps + 1 <= mps)) {
          const all = drained.reduce((sum, one) => sum + one.taken, 0)
          expect(all).toBeGreaterThan(mps + ((now - drained[0]!.at) / 1000) * mps - 1 - 1e-6)
        }
      }),
    )
  })

  it('gives a token again after the seconds it names', () => {
    const limiter = new RateLimiter()
    const { wait } = drain(limiter, 1, 0)
    expect([wait, limiter.take(channel(1), 999), limiter.take(channel(1), 1_000)]).toEqual([
      1, 1, 0,
    ])
  })

  it('lets everything through where there is no limit', () => {
    const limiter = new RateLimiter()
    for (let n = 0; n < 10_000; n += 1) expect(limiter.take(channel(null), 0)).toBe(0)
  })

  it('counts each channel by itself, also of the same id with another partner', () => {
    const limiter = new RateLimiter()
    expect(
      [channel(1), channel(1), channel(1, 'bCH'), channel(1, 'aCH', 'bPA')].map((one) =>
        limiter.take(one, 0),
      ),
    ).toEqual([0, 1, 0, 0])
  })

  it('holds a changed limit at once', () => {
    const limiter = new RateLimiter()
    for (let n = 0; n < 10; n += 1) limiter.take(channel(100), 0)
    expect([limiter.take(channel(1), 0), limiter.take(channel(1), 0)]).toEqual([0, 1])
  })

  it('outlives a clock that is set back', () => {
    const limiter = new RateLimiter()
    limiter.take(channel(1), 1_000_000)
    expect(limiter.take(channel(1), 0)).toBe(1)
    expect(limiter.take(channel(1), 1_000)).toBe(0)
  })
})
