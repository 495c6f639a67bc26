import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Goes on as the program, in this same process: signals, exit codes and `kill -9` reach the server itself, and there is
 * no parent that could leave it behind.
 */
export async function runProgram(path, mode) {
  // Next reads these while it loads; its own signal handler would exit before the last sends are written.
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(resolve(path)).href)
}
