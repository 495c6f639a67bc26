import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Repeating } from '@/lib/server/repeating'

describe('something done over and over', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits its time from the end of the last one, also after a failure', async () => {
    const begun: number[] = []
    const failures: unknown[] = []
    const repeating = new Repeating(
      async () => {
        begun.push(Date.now())
        await new Promise((resolve) => setTimeout(resolve, 30))
        if (begun.length === 1) throw new Error('once')
      },
      100,
      (error) => failures.push(error),
    )
    const start = Date.now()
    repeating.start(10)
    await vi.advanceTimersByTimeAsync(300)
    expect(begun.map((at) => at - start)).toEqual([10, 140, 270])
    expect(failures).toEqual([new Error('once')])
    const stopped = repeating.stop()
    await vi.advanceTimersByTimeAsync(500)
    await stopped
    expect(begun).toHaveLength(3)
  })

  it('is never done twice at once, and tells its failure to whoever asked for it', async () => {
    let running = 0
    let most = 0
    const repeating = new Repeating(
      async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, 10))
        running -= 1
        throw new Error('each time')
      },
      5,
      () => {},
    )
    repeating.start()
    const asked = [repeating.now(), repeating.now(), repeating.now()].map((one) =>
      one.then(
        () => 'done',
        (error: Error) => error.message,
      ),
    )
    await vi.advanceTimersByTimeAsync(200)
    expect(await Promise.all(asked)).toEqual(['each time', 'each time', 'each time'])
    expect(most).toBe(1)
    const stopped = repeating.stop()
    await vi.advanceTimersByTimeAsync(50)
    await stopped
    expect(running).toBe(0)
  })
})
