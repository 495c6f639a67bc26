import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Slowdown } from '@/lib/server/accounts/slowdown'

describe('guessing', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  const slowdown = () =>
    new Slowdown({ free: 2, firstMs: 250, longestMs: 1_000, places: 3, forgetMs: 60_000 })
  const guess = (guesses: Slowdown, right: boolean, key = 'a') =>
    guesses.attempt(key, async () => right, Boolean)
  /** How long an attempt waits, in milliseconds. */
  async function waits(guesses: Slowdown, right = false, key = 'a'): Promise<number> {
    const begun = Date.now()
    const attempt = guess(guesses, right, key)
    await vi.runAllTimersAsync()
    expect(await attempt).toBe(right)
    return Date.now() - begun
  }

  it('costs twice as much time with each failure past the free ones, up to the longest wait', async () => {
    const guesses = slowdown()
    const each = []
    for (let index = 0; index < 7; index += 1) each.push(await waits(guesses))
    expect(each).toEqual([0, 0, 250, 500, 1_000, 1_000, 1_000])
  })

  it('never refuses what is right because of what was wrong, and leaves other keys alone', async () => {
    const guesses = slowdown()
    for (let index = 0; index < 50; index += 1) await waits(guesses)
    expect(await waits(guesses, true)).toBe(1_000)
    expect(await waits(guesses, false, 'b')).toBe(0)
  })

  it('forgets failures after a while, and at once when they are forgiven', async () => {
    const guesses = slowdown()
    for (let index = 0; index < 5; index += 1) await waits(guesses)
    vi.advanceTimersByTime(60_000)
    expect(await waits(guesses)).toBe(0)
    for (let index = 0; index < 5; index += 1) await waits(guesses)
    guesses.forgive('a')
    expect(await waits(guesses)).toBe(0)
  })

  it('gets no further with many attempts at once than with one after the other', async () => {
    const guesses = slowdown()
    let checks = 0
    const many = Array.from({ length: 40 }, () =>
      guesses.attempt(
        'a',
        async () => {
          checks += 1
          return false
        },
        Boolean,
      ),
    )
    await vi.runAllTimersAsync()
    const results = await Promise.all(many)
    expect(checks).toBe(2 + 3)
    expect(results.filter((result) => result === null)).toHaveLength(40 - 5)
  })
})
