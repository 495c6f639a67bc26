import { setImmediate, setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { FairQueue } from '@/lib/server/fairness/fair-queue'
import { NoPlace } from '@/lib/server/fairness/no-place'

describe('a fair queue', () => {
  it('lets one owner take more than its places, or all of them', async () => {
    const queue = new FairQueue({ places: 4, perOwner: 3 })
    let [running, most] = [0, 0]
    const work = async () => {
      most = Math.max(most, ++running)
      await setImmediate()
      running -= 1
    }
    await Promise.all(Array.from({ length: 50 }, () => queue.run('one', work)))
    expect([most, running]).toEqual([3, 0])
  })

  it('serves the longest queue first instead of owners in turn', async () => {
    const queue = new FairQueue({ places: 1, perOwner: 1 })
    const order: string[] = []
    const asked = ['a', 'a', 'a', 'a', 'b', 'b', 'c'].map((owner) =>
      queue.run(owner, async () => {
        await setImmediate()
        order.push(owner)
      }),
    )
    await Promise.all(asked)
    // Whoever waits is served before anyone has had two more turns.
    expect(order.indexOf('b')).toBeLessThanOrEqual(2)
    expect(order.indexOf('c')).toBeLessThanOrEqual(3)
  })

  it('frees no place when the work throws', async () => {
    const queue = new FairQueue({ places: 1, perOwner: 1 })
    await expect(queue.run('one', () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    )
    expect(await queue.run('one', async () => 'done')).toBe('done')
  })

  it('frees a place twice when it is left twice', async () => {
    const queue = new FairQueue({ places: 1, perOwner: 1, waiting: 0 })
    const leave = await queue.enter('one')
    leave()
    leave()
    await queue.enter('one')
    await expect(queue.enter('two')).rejects.toBeInstanceOf(NoPlace)
  })

  it('keeps more waiting than it may, or longer', async () => {
    const queue = new FairQueue({ places: 2, perOwner: 1, waiting: 1, waitMs: 30 })
    const leave = await queue.enter('one')
    const second = queue.enter('one')
    await expect(queue.enter('one')).rejects.toBeInstanceOf(NoPlace)
    await expect(second).rejects.toBeInstanceOf(NoPlace)
    const third = queue.enter('one')
    leave()
    ;(await third)()
    await setTimeout(40)
    expect(await queue.run('one', async () => 'done')).toBe('done')
  })
})
