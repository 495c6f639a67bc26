import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '@/scripts/setup/with-lock.mjs'

let folder: string
let lock: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-lock-'))
  lock = join(folder, 'inner/setup.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('withLock', () => {
  it('lets one work at a time, and leaves nothing behind', async () => {
    let working = 0
    let most = 0
    const work = async () => {
      working += 1
      most = Math.max(most, working)
      await sleep(300)
      working -= 1
      return 'done'
    }
    const waiting: number[] = []
    const results = await Promise.all(
      [1, 2, 3].map((who) => withLock(lock, () => waiting.push(who), work)),
    )
    expect(results).toEqual(['done', 'done', 'done'])
    expect(most).toBe(1)
    expect(waiting).toHaveLength(2)
    expect(existsSync(lock)).toBe(false)
  })

  it('gives the lock back when the work throws', async () => {
    await expect(
      withLock(
        lock,
        () => {},
        async () => {
          throw new Error('broken')
        },
      ),
    ).rejects.toThrow('broken')
    expect(
      await withLock(
        lock,
        () => {},
        async () => 'next',
      ),
    ).toBe('next')
  })

  it('takes over from a holder that was killed, and waits for one that lives', async () => {
    await withLock(
      lock,
      () => {},
      async () => {},
    )
    writeFileSync(lock, 'a holder that is gone')
    const start = performance.now()
    await withLock(
      lock,
      () => {},
      async () => {},
    )
    expect(performance.now() - start).toBeGreaterThan(4_000)

    writeFileSync(lock, 'a holder that lives')
    const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 200)
    const next = withLock(
      lock,
      () => {},
      async () => 'next',
    )
    expect(await Promise.race([next, sleep(7_000, 'still waiting')])).toBe('still waiting')
    clearInterval(beat)
    rmSync(lock)
    expect(await next).toBe('next')
  })
})
