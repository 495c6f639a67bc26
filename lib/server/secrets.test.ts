import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSecrets } from '@/lib/server/secrets'
import { readSettings } from '@/lib/server/settings'

const GIVEN = {
  AUTH_SECRET: 'given by the person',
  ENCRYPTION_KEY: Buffer.alloc(32, 9).toString('base64'),
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

const read = (env: Record<string, string> = {}) =>
  readSecrets(readSettings({ DATA_DIR: folder, ...env }))

it('are made once, readable by their owner only, and the same at the next start', async () => {
  const first = await read()
  expect(first.encryptionKey).toHaveLength(32)
  expect(first.authSecret.length).toBeGreaterThanOrEqual(32)
  expect(await read()).toEqual(first)
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
})

it('are the given ones where they are given, and then no file is made', async () => {
  expect(await read(GIVEN)).toEqual({
    authSecret: GIVEN.AUTH_SECRET,
    encryptionKey: Buffer.alloc(32, 9),
  })
  await expect(stat(join(folder, 'secrets.json'))).rejects.toThrow('ENOENT')
})

it('mix: a given one wins, the other is the kept one', async () => {
  const kept = await read()
  expect(await read({ AUTH_SECRET: GIVEN.AUTH_SECRET })).toEqual({
    ...kept,
    authSecret: GIVEN.AUTH_SECRET,
  })
})

it('are the same for two that start at once in a new folder', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, () => read({ DATA_DIR: join(folder, 'new') })),
  )
  expect(new Set(all.map(({ authSecret }) => authSecret)).size).toBe(1)
})

it.each([
  '',
  '{"AUTH_SECRET": "tell no',
  '{}',
  '{"AUTH_SECRET":"x","ENCRYPTION_KEY":"dG9vIHNob3J0"}',
  '[1]',
  'null',
])('stop the start when their file is damaged (%s), and never show what it holds', async (text) => {
  await read()
  await writeFile(join(folder, 'secrets.json'), text)
  const error = (await read().catch((thrown: Error) => thrown)) as Error
  expect(error.message).toBe(
    `${join(folder, 'secrets.json')} is damaged: give AUTH_SECRET and ENCRYPTION_KEY, or restore the file; a new key could not open the stored credentials.`,
  )
  expect(await readFile(join(folder, 'secrets.json'), 'utf8')).toBe(text)
})
