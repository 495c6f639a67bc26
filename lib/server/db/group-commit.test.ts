import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GroupCommit } from '@/lib/server/db/group-commit'

const turns = async (count: number) => {
  for (let n = 0; n < count; n += 1) await setImmediate()
}

describe('group commit', () => {
  it('writes every item exactly once, in order, in batches that never overlap; a failure concerns its own batch only', async () => {
    const step = fc.record({
      items: fc.nat(5),
      pause: fc.nat(12),
      writeTakes: fc.nat(8),
      fails: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, maxItems) => {
          const batches: number[][] = []
          let writing = false
          const commits = new GroupCommit<number, string>(async (items) => {
            expect(writing).toBe(false)
            writing = true
            const index = batches.push([...items]) - 1
            const { writeTakes = 0, fails = false } = steps[index] ?? {}
            await turns(writeTakes)
            writing = false
            if (fails) throw new Error(`batch ${index}`)
            return `batch ${index}`
          }, maxItems)

          const results: Promise<string>[] = []
          for (const { items, pause } of steps) {
            for (let n = 0; n < items; n += 1)
              results.push(commits.add(results.length).catch((error: Error) => error.message))
            await turns(pause)
          }
          await commits.drain()

          expect(batches.flat()).toEqual(results.map((_, item) => item))
          for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(maxItems)
          const batchOf = (item: number) =>
            `batch ${batches.findIndex((batch) => batch.includes(item))}`
          expect(await Promise.all(results)).toEqual(results.map((_, item) => batchOf(item)))
        },
      ),
    )
  })

  it('collects while it writes: what comes during one write is the next, however much', async () => {
    const sizes: number[] = []
    let release = () => {}
    const commits = new GroupCommit<number>((items) => {
      sizes.push(items.length)
      return new Promise((resolve) => {
        release = resolve
      })
    })
    const first = commits.add(0)
    await turns(3)
    const rest = Array.from({ length: 500 }, (_, n) => commits.add(n))
    release()
    await first
    await turns(3)
    release()
    await Promise.all(rest)
    expect(sizes).toEqual([1, 500])
  })

  it('writes together what comes in one turn of the event loop, however many promises lie between', async () => {
    const sizes: number[] = []
    const commits = new GroupCommit<number>(async (items) => {
      sizes.push(items.length)
    })
    await Promise.all([
      commits.add(1),
      Promise.resolve().then(() => commits.add(2)),
      Promise.resolve()
        .then(() => {})
        .then(() => commits.add(3)),
    ])
    expect(sizes).toEqual([3])
  })

  it('closes a batch that has reached its size, by what each item adds', async () => {
    const batches: number[][] = []
    const commits = new GroupCommit<number>(
      async (items) => {
        batches.push(items)
      },
      5,
      (item) => item,
    )
    await Promise.all([2, 2, 9, 5, 1].map((item) => commits.add(item)))
    expect(batches).toEqual([[2, 2, 9], [5], [1]])
  })

  it('settles no item before its batch is written', async () => {
    let release = () => {}
    const commits = new GroupCommit<number>(
      () =>
        new Promise((resolve) => {
          release = resolve
        }),
    )
    let settled = false
    const added = commits.add(1).then(() => {
      settled = true
    })
    await turns(20)
    expect(settled).toBe(false)
    release()
    await added
  })
})
