import { expect, it } from 'vitest'
import { Throttle } from '@/sandbox/throttle'

it('gives each template its rate anew every second', () => {
  const throttle = new Throttle()
  const taken = (template: string, now: number) =>
    [1, 2, 3].map(() => throttle.take(template, 2, now))
  expect(taken('sale', 1000)).toEqual([true, true, false])
  expect(taken('sale', 1999)).toEqual([false, false, false])
  expect(taken('news', 1999)).toEqual([true, true, false])
  expect(taken('sale', 2000)).toEqual([true, true, false])
  expect(throttle.take('closed', 0, 2000)).toBe(false)
})
