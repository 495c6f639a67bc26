import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compilePrograms } from '@/scripts/setup/compile-programs.mjs'

let folder: string
let name: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-compile-'))
  name = basename(folder)
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  for (const ending of ['mjs', 'mjs.map']) rmSync(`dist/${name}.${ending}`, { force: true })
})

function compile(source: string): Promise<boolean> {
  const entry = join(folder, 'program.ts')
  writeFileSync(entry, source)
  return compilePrograms('Compiling', { [name]: entry })
}

it('makes a program of our own modules that Node.js runs, and leaves packages outside', async () => {
  expect(
    await compile(`
    import { supportsNode } from '@/scripts/setup/supports-node.mjs'
    import type { z } from 'zod'
    import pg from 'pg'
    const answer: z.infer<z.ZodBoolean> = supportsNode('v24.0.0')
    console.log(answer, typeof pg.Pool)
  `),
  ).toBe(true)
  expect(execFileSync(process.execPath, [`dist/${name}.mjs`], { encoding: 'utf8' })).toBe(
    'true function\n',
  )
  expect(readFileSync(`dist/${name}.mjs`, 'utf8')).toContain('from "pg"')
})

it('fails on a module of ours that is not there', async () => {
  expect(await compile("import '@/lib/no-such-module'")).toBe(false)
})
