/**
 * `npm test`: prepares everything, runs every check, and always ends with the line `N passed, N failed`. Each check
 * beside the tests counts as one.
 */
import './setup/begin.mjs'
import { prepare } from './setup/prepare.mjs'
import { runStep } from './setup/run-step.mjs'
import { CLOCK_RUNS, CLOCK_SUITES } from './testing/clock-runs.mjs'
import { closingLine } from './testing/closing-line.mjs'
import { countPlaywright } from './testing/count-tests.mjs'
import { provideBrowser } from './testing/provide-browser.mjs'
import { runTests } from './testing/run-tests.mjs'
import { unitTests } from './testing/unit-tests.mjs'

const development = true
const PASSED = { passed: 1, failed: 0 }
const FAILED = { passed: 0, failed: 1 }
const outcomes = []
// A machine set up for production still runs the tests as tests.
delete process.env.NODE_ENV

try {
  if (await prepare(['packages', 'client'], { development })) await runAll()
  else outcomes.push(FAILED)
} catch (error) {
  console.error(error)
  outcomes.push(FAILED)
}
console.log(`\n${closingLine(outcomes)}`)
if (outcomes.some(({ failed }) => failed > 0)) process.exitCode = 1

async function runAll() {
  const browser = await provideBrowser()
  console.log(`  Browser:  ${browser ?? 'none; set CHROMIUM_PATH to a Chromium'}\n`)

  // Two cores: one lints while the other checks the types.
  const checks = await Promise.all([style(), types()])
  outcomes.push(...checks.flat())
  const built = await prepare(['programs', 'pages'], { development })
  outcomes.push(await unitTests())
  const [{ title, env }] = CLOCK_RUNS
  console.log(`\n${title}`)
  outcomes.push(await unitTests({ files: CLOCK_SUITES, env, report: 'dist/logs/clock.json' }))
  outcomes.push(built && browser ? await browserTests(browser) : FAILED)
}

async function style() {
  return [
    await check('format', 'Checking the format', ['@biomejs/biome/bin/biome', 'check', '.']),
    await check('style', 'Checking the code style', [
      'eslint/bin/eslint.js',
      '.',
      '--max-warnings',
      '0',
    ]),
  ]
}

async function types() {
  return [
    await check('routes', 'Generating the types of the routes', ['next/dist/bin/next', 'typegen']),
    await check('types', 'Checking the types', ['typescript/bin/tsc', '--noEmit']),
    await check('unused', 'Looking for unused code', ['knip/bin/knip.js']),
  ]
}

async function check(name, title, [program, ...args]) {
  const wentWell = await runStep(title, {
    command: process.execPath,
    args: [`node_modules/${program}`, ...args],
    log: `dist/logs/check-${name}.log`,
  })
  return wentWell ? PASSED : FAILED
}

async function browserTests(browser) {
  const report = 'dist/logs/browser.json'
  const run = await runTests(['node_modules/@playwright/test/cli.js', 'test'], {
    report,
    env: { CHROMIUM_PATH: browser },
  })
  return countPlaywright(run.report, run.exitCode)
}
