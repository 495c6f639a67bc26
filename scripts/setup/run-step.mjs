import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

const HALF_AN_HOUR = 30 * 60 * 1000

/**
 * Runs one long command: one line with the seconds that go by (a line now and then where nobody watches a terminal),
 * its output kept in a file, and shown when it fails. Tells whether it went well.
 */
export async function runStep(title, { command, args, env = {}, log }) {
  mkdirSync(dirname(log), { recursive: true })
  const stopProgress = showProgress(title)
  const ended = await runChild(command, args, env, log)
  const seconds = stopProgress()
  if (ended.code === 0) {
    process.stdout.write(`  ✓ ${title} (${seconds} s)\n`)
    return true
  }
  process.stdout.write(`  ✗ ${title} (${seconds} s): ${ended.error ?? ended.signal ?? `exit code ${ended.code}`}\n`)
  process.stdout.write(`${readFileSync(log, 'utf8').trimEnd()}\n`)
  return false
}

function runChild(command, args, env, log) {
  return new Promise((resolve) => {
    const output = createWriteStream(log)
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      signal: AbortSignal.timeout(HALF_AN_HOUR),
      shell: process.platform === 'win32' && command === 'npm',
    })
    child.stdout.pipe(output, { end: false })
    child.stderr.pipe(output, { end: false })
    // Whoever stops this process stops the step as well, and the step's end then ends this process.
    let stoppedBy = null
    const stop = (signal) => {
      stoppedBy = signal
      child.kill(signal)
    }
    process.on('SIGTERM', stop).on('SIGINT', stop)
    let error = null
    child.once('error', ({ message }) => { error = message })
    child.once('close', (code, signal) => output.end(() => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      if (stoppedBy) process.exit(stoppedBy === 'SIGINT' ? 130 : 143)
      resolve({ code, signal, error })
    }))
  })
}

/** Returns what stops it and gives the whole seconds that went by. */
function showProgress(title) {
  const start = performance.now()
  const seconds = () => Math.round((performance.now() - start) / 1000)
  const live = process.stdout.isTTY
  const show = () => process.stdout.write(live ? `\r  … ${title} ${seconds()} s` : `  … ${title}${seconds() ? ` ${seconds()} s` : ''}\n`)
  show()
  const timer = setInterval(show, live ? 1000 : 20_000)
  return () => {
    clearInterval(timer)
    if (live) process.stdout.write('\r\x1b[K')
    return seconds()
  }
}
