import { describe, expect, it } from 'vitest'
import { AttemptLimit } from '@/lib/server/accounts/attempt-limit'

describe('an attempt limit', () => {
  const limit = () => new AttemptLimit({ attempts: 2, windowMs: 1_000, maxKeys: 2 })

  it('lets so many attempts through in a window, for each key by itself', () => {
    const attempts = limit()
    expect([0, 1, 2].map((at) => attempts.take('a', at))).toEqual([true, true, false])
    expect(attempts.take('b', 3)).toBe(true)
    expect(attempts.take('a', 999)).toBe(false)
    expect(attempts.take('a', 1_000)).toBe(true)
  })

  it('does not count what was given back', () => {
    const attempts = limit()
    for (let at = 0; at < 10; at += 1) {
      expect(attempts.take('a', at)).toBe(true)
      attempts.giveBack('a')
    }
    attempts.giveBack('a')
    expect([1, 2, 3].map((at) => attempts.take('a', at))).toEqual([true, true, false])
  })

  it('forgets the oldest key when it is full', () => {
    const attempts = limit()
    for (const key of ['a', 'a', 'b', 'b', 'c']) attempts.take(key, 0)
    expect(attempts.take('b', 1)).toBe(false)
    expect(attempts.take('a', 1)).toBe(true)
  })
})
