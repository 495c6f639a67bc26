import { countVitest } from './count-tests.mjs'
import { runTests } from './run-tests.mjs'

/** Runs the unit tests, those of `files` alone where any are named: how many passed and failed. */
export async function unitTests({ report = 'dist/logs/unit.json', files = [], env } = {}) {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...files,
  ]
  const run = await runTests(args, { report, env })
  return countVitest(run.report, run.exitCode)
}
