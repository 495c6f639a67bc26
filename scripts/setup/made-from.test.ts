import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { madeFrom } from '@/scripts/setup/made-from.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-made-from-'))
  mkdirSync(join(folder, 'lib/inner'), { recursive: true })
  writeFileSync(join(folder, 'lib/inner/a.ts'), 'one')
  writeFileSync(join(folder, 'config.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function stage(make: () => Promise<boolean>) {
  const sources = ['lib', 'config.json', 'missing.ts'].map((name) => join(folder, name))
  return madeFrom(sources, { stamp: join(folder, 'stamp'), make })
}

describe('madeFrom', () => {
  it('is stale until it was made, and again after any source changed, came, went or was renamed', async () => {
    const made = stage(async () => true)
    const changes = [
      () => writeFileSync(join(folder, 'lib/inner/a.ts'), 'two'),
      () => writeFileSync(join(folder, 'lib/b.ts'), ''),
      () => rmSync(join(folder, 'lib/inner/a.ts')),
      () => writeFileSync(join(folder, 'lib/inner/c.ts'), 'two'),
      () => writeFileSync(join(folder, 'missing.ts'), ''),
    ]
    expect(made.isStale()).toBe(true)
    for (const change of changes) {
      await made.run()
      expect(made.isStale()).toBe(false)
      change()
      expect(made.isStale()).toBe(true)
    }
  })

  it('does not look at tests', async () => {
    const made = stage(async () => true)
    await made.run()
    writeFileSync(join(folder, 'lib/a.test.ts'), 'a test')
    expect(made.isStale()).toBe(false)
  })

  it('stays stale when the work fails or is cut off, even where it had been made before', async () => {
    await stage(async () => true).run()
    expect(await stage(async () => false).run()).toBe(false)
    expect(stage(async () => true).isStale()).toBe(true)

    await stage(async () => true).run()
    await expect(
      stage(async () => {
        throw new Error('cut off')
      }).run(),
    ).rejects.toThrow('cut off')
    expect(stage(async () => true).isStale()).toBe(true)
  })

  it('stays stale when a source changes during the work', async () => {
    const made = stage(async () => {
      writeFileSync(join(folder, 'lib/inner/a.ts'), 'changed meanwhile')
      return true
    })
    await made.run()
    expect(made.isStale()).toBe(true)
  })
})
