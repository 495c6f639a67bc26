/**
 * `npm run test:clock`: the unit tests on other days and in other zones, all or those of the files that are named; ends
 * with the line `N passed, N failed`.
 */
import './setup/begin.mjs'
import { prepare } from './setup/prepare.mjs'
import { CLOCK_RUNS } from './testing/clock-runs.mjs'
import { closingLine } from './testing/closing-line.mjs'
import { unitTests } from './testing/unit-tests.mjs'

const FAILED = { passed: 0, failed: 1 }
const outcomes = []
// A machine set up for production still runs the tests as tests.
delete process.env.NODE_ENV

if (await prepare(['packages', 'client'], { development: true })) {
  for (const { title, env } of CLOCK_RUNS) {
    console.log(`\n${title}`)
    outcomes.push(await unitTests({ files: process.argv.slice(2), env }))
  }
} else outcomes.push(FAILED)
console.log(`\n${closingLine(outcomes)}`)
if (outcomes.some(({ failed }) => failed > 0)) process.exitCode = 1
