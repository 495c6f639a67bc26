import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { randomSource } from '@/sandbox/webhooks/random'
import { Schedule } from '@/sandbox/webhooks/schedule'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs a hundred thousand things in the order they are due, by one timer', () => {
  const schedule = new Schedule()
  const random = randomSource(7)
  const dues = Array.from({ length: 100_000 }, () => Math.floor(random() * 5_000))
  const ran: number[] = []
  for (const due of dues) schedule.at(due, () => ran.push(due))
  expect(vi.getTimerCount()).toBe(1)
  vi.advanceTimersByTime(2_000)
  expect(Math.max(...ran.slice(-1))).toBeLessThanOrEqual(2_000)
  vi.advanceTimersByTime(3_000)
  expect(ran).toEqual(dues.toSorted((one, other) => one - other))
})

it('what is due together runs in the order it was given, also what is added meanwhile, and none within the call', () => {
  const schedule = new Schedule()
  const ran: string[] = []
  schedule.at(10, () => {
    ran.push('a')
    schedule.at(0, () => ran.push('c'))
  })
  schedule.at(10, () => ran.push('b'))
  expect(ran).toEqual([])
  vi.advanceTimersByTime(20)
  expect(ran.toSorted()).toEqual(['a', 'b', 'c'])
  expect(ran.indexOf('a')).toBeLessThan(ran.indexOf('b'))
})

it('an earlier one moves the timer; clear forgets all', () => {
  const schedule = new Schedule()
  const ran: string[] = []
  schedule.at(1_000, () => ran.push('late'))
  schedule.at(10, () => ran.push('early'))
  vi.advanceTimersByTime(10)
  expect(ran).toEqual(['early'])
  schedule.clear()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(2_000)
  expect(ran).toEqual(['early'])
  schedule.at(2_020, () => ran.push('again'))
  vi.advanceTimersByTime(10)
  expect(ran).toEqual(['early', 'again'])
})
