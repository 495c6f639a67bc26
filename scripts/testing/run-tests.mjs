import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'

const HALF_AN_HOUR = 30 * 60 * 1000

/** Runs a test runner in full view; gives the JSON report it wrote to `report` (null: none) and its exit code. */
export async function runTests(args, { report, env = {} }) {
  rmSync(report, { force: true })
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    signal: AbortSignal.timeout(HALF_AN_HOUR),
  })
  child.once('error', (error) => process.stdout.write(`${error.message}\n`))
  const exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  return { exitCode, report: readReport(report) }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
