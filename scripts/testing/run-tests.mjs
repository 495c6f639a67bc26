import { readFileSync, rmSync } from 'node:fs'
import { runChild } from '../setup/run-child.mjs'

/** Runs a test runner in full view; gives the JSON report it wrote to `report` (null: none) and its exit code. */
export async function runTests(args, { report, env }) {
  rmSync(report, { force: true })
  const { code, error } = await runChild(process.execPath, args, { env })
  if (error) process.stdout.write(`${error}\n`)
  return { exitCode: code ?? 1, report: readReport(report) }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
