import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-npm-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process in npm's place that starts a server, which notes SIGTERM in a file; gives the first one's handle. */
async function startUnder(event: string) {
  const server = `
    const { writeFileSync } = require('node:fs')
    process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(join(folder, 'stopped'))}, ''); process.exit() })
    import(${JSON.stringify(resolve('scripts/setup/stop-with-npm.mjs'))}).then(({ stopWithNpm }) => {
      stopWithNpm()
      writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid))
    })
    setTimeout(() => {}, 20_000)
  `
  const npm = spawn(
    process.execPath,
    [
      '-e',
      `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(server)}], { stdio: 'ignore' })
  `,
    ],
    { env: { ...process.env, npm_lifecycle_event: event }, stdio: 'ignore' },
  )
  const pid = join(folder, 'pid')
  while (!existsSync(pid) || readFileSync(pid, 'utf8') === '') await sleep(20)
  npm.kill('SIGKILL')
  return Number(readFileSync(pid, 'utf8'))
}

it('stops as by SIGTERM when npm was killed', async () => {
  await startUnder('start')
  await expect.poll(() => existsSync(join(folder, 'stopped')), { timeout: 5_000 }).toBe(true)
})

it('goes on when something else than npm started it and ended', async () => {
  const pid = await startUnder('')
  await sleep(1_000)
  expect(existsSync(join(folder, 'stopped'))).toBe(false)
  process.kill(pid, 'SIGKILL')
})
