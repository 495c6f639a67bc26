import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const HALF_AN_HOUR = 30 * 60 * 1000
const ATTACHED = fileURLToPath(new URL('attached.mjs', import.meta.url))
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 }

/**
 * Runs a command to its end, half an hour at most: `{code, signal, error}`. Whoever stops or kills this process ends
 * the command as well, and the end of a stopped command then ends this process. `output`: a stream that gets what the
 * command prints; without it everybody sees it.
 */
export function runChild(command, args, { env, output }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [ATTACHED, String(process.pid), command, ...args], {
      stdio: output ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      signal: AbortSignal.timeout(HALF_AN_HOUR),
    })
    child.stdout?.pipe(output, { end: false })
    child.stderr?.pipe(output, { end: false })

    let stoppedBy = null
    const stop = (signal) => {
      stoppedBy = signal
      child.kill(signal)
    }
    process.on('SIGTERM', stop).on('SIGINT', stop)
    let error = null
    child.once('error', ({ message }) => {
      error = message
    })
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      if (stoppedBy) process.exit(EXIT_CODE[stoppedBy])
      resolve({ code, signal, error })
    })
  })
}
