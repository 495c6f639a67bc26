import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GIVE_UP_AFTER_MS, nextAttemptAt } from '@/lib/domain/webhooks/delivery-schedule'

/** The seconds at which a delivery is tried that always fails at once. */
function attemptsOf(chance: () => number): number[] {
  const times = [0]
  for (;;) {
    const next = nextAttemptAt({
      attempts: times.length,
      now: times.at(-1)!,
      giveUpAt: GIVE_UP_AFTER_MS,
      chance: chance(),
    })
    if (next === null) return times.map((time) => time / 1000)
    times.push(next)
  }
}

test("the waits grow up to half a day, and the last attempt is on the seventh day's end", () => {
  const times = attemptsOf(() => 0.5)
  expect(times.slice(0, 10)).toEqual([0, 5, 35, 155, 755, 2555, 9755, 31_355, 74_555, 117_755])
  expect(times.at(-1)).toBe(7 * 86_400)
})

test('whatever chance says, a delivery is tried about twenty times, each wait within a fifth of its length', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (stream) => {
      const times = attemptsOf(() => stream.next().value as number)
      expect(times.at(-1)).toBe(7 * 86_400)
      expect(times.length).toBeGreaterThanOrEqual(18)
      expect(times.length).toBeLessThanOrEqual(25)
      expect(times[1]).toBeGreaterThanOrEqual(4)
      expect(times[1]).toBeLessThanOrEqual(6)
    }),
  )
})
