import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { runChild } from './run-child.mjs'

/**
 * Runs one long command: one line with the seconds that go by (a line now and then where nobody watches a terminal),
 * its output kept in a file, and shown when it fails. Tells whether it went well.
 */
export async function runStep(title, { command, args, env, log }) {
  mkdirSync(dirname(log), { recursive: true })
  const output = createWriteStream(log)
  const stopProgress = showProgress(title)
  const { code, signal, error } = await runChild(command, args, { env, output })
  const seconds = stopProgress()
  if (code === 0) {
    output.end()
    process.stdout.write(`  ✓ ${title} (${seconds} s)\n`)
    return true
  }
  await finished(output.end())
  process.stdout.write(`  ✗ ${title} (${seconds} s): ${error ?? signal ?? `exit code ${code}`}\n`)
  process.stdout.write(`${readFileSync(log, 'utf8').trimEnd()}\n`)
  return false
}

/** Returns what stops it and gives the whole seconds that went by. */
function showProgress(title) {
  const start = performance.now()
  const seconds = () => Math.round((performance.now() - start) / 1000)
  const live = process.stdout.isTTY
  const show = () =>
    process.stdout.write(live ? `\r  … ${title} ${seconds()} s` : `  … ${title} ${seconds()} s\n`)
  show()
  const timer = setInterval(show, live ? 1000 : 20_000)
  return () => {
    clearInterval(timer)
    if (live) process.stdout.write('\r\x1b[K')
    return seconds()
  }
}
