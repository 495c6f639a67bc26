import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-step-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A program whose one step is `node -e <code>`, or another command. */
function program(code: string, command = process.execPath) {
  const path = join(folder, 'program.mjs')
  const step = { command, args: ['-e', code], log: join(folder, 'logs/step.log') }
  writeFileSync(
    path,
    `
    import { runStep } from ${JSON.stringify(resolve('scripts/setup/run-step.mjs'))}
    console.log('went well:', await runStep('Counting', ${JSON.stringify(step)}))
  `,
  )
  const child = spawn(process.execPath, [path])
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  return {
    child,
    ended: once(child, 'close').then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      output,
    })),
  }
}

describe('runStep', () => {
  it('says in a line each that a step began and how it ended, and keeps its output to itself', async () => {
    const { output } = await program('console.log("a thousand lines")').ended
    expect(output).toBe('  … Counting 0 s\n  ✓ Counting (0 s)\nwent well: true\n')
  })

  it('shows the whole output of a step that fails', async () => {
    const { output } = await program(
      'console.log("to stdout"); console.error("to stderr"); process.exit(3)',
    ).ended
    expect(output).toMatch(/✗ Counting \(\d s\): exit code 3\n/)
    expect(output).toContain('to stdout')
    expect(output).toContain('to stderr')
    expect(output).toContain('went well: false')
  })

  it('says what is missing when the command cannot be started', async () => {
    const { output } = await program('', join(folder, 'no-such-command')).ended
    expect(output).toMatch(/✗ Counting/)
    expect(output).toContain('ENOENT')
    expect(output).toContain('went well: false')
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('ends the step when %s ends it itself', async (signal, code) => {
    const [begun, survived] = [join(folder, 'begun'), join(folder, 'survived')]
    const { child, ended } = program(`
      const { writeFileSync } = require('node:fs')
      writeFileSync(${JSON.stringify(begun)}, '')
      setTimeout(() => writeFileSync(${JSON.stringify(survived)}, ''), 1500)
    `)
    while (!existsSync(begun)) await sleep(20)
    child.kill(signal)
    expect((await ended).exitCode).toBe(code)
    await sleep(2_000)
    expect(existsSync(survived)).toBe(false)
  })
})
