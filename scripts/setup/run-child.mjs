import { spawn } from 'node:child_process'

const HALF_AN_HOUR = 30 * 60 * 1000
const EXIT_CODE = { SIGINT: 130, SIGTERM: 143 }

/**
 * Runs a command to its end, half an hour at most: `{code, signal, error}`. Whoever stops this process stops the
 * command as well, and the command's end then ends this process. `output`: a stream that gets what the command prints;
 * without it everybody sees it.
 */
export function runChild(command, args, { env, output }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: output ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      signal: AbortSignal.timeout(HALF_AN_HOUR),
      shell: process.platform === 'win32' && command === 'npm',
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
    child.once('error', ({ message }) => { error = message })
    child.once('close', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop)
      if (stoppedBy) process.exit(EXIT_CODE[stoppedBy])
      resolve({ code, signal, error })
    })
  })
}
