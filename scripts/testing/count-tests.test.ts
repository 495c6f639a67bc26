import { describe, expect, it } from 'vitest'
import { closingLine } from '@/scripts/testing/closing-line.mjs'
import { countPlaywright, countVitest } from '@/scripts/testing/count-tests.mjs'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
})
const unit = (passed: number, failed: number, ...testResults: object[]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults,
})
const browser = (stats: object, ...errors: object[]) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})

describe('countVitest', () => {
  it.each([
    ['a good run', unit(2, 0, file('passed', 'passed', 'passed')), 0, { passed: 2, failed: 0 }],
    ['a failed test', unit(1, 1, file('failed', 'passed', 'failed')), 1, { passed: 1, failed: 1 }],
    [
      'a file that does not load',
      unit(1, 0, file('passed', 'passed'), file('failed')),
      1,
      { passed: 1, failed: 1 },
    ],
    [
      'an error outside of any test',
      unit(1, 0, file('passed', 'passed')),
      1,
      { passed: 1, failed: 1 },
    ],
    ['a run of no test', unit(0, 0), 0, { passed: 0, failed: 1 }],
    ['a crash before the report', null, 1, { passed: 0, failed: 1 }],
    ['a report lost although all went well', null, 0, { passed: 0, failed: 1 }],
  ])('counts %s', (_, report, exitCode, outcome) => {
    expect(countVitest(report, exitCode)).toEqual(outcome)
  })
})

describe('countPlaywright', () => {
  it.each([
    [
      'a good run, with one that needed a second try',
      browser({ expected: 3, flaky: 1, skipped: 2 }),
      0,
      { passed: 4, failed: 0 },
    ],
    ['a failed test', browser({ expected: 1, unexpected: 2 }), 1, { passed: 1, failed: 2 }],
    [
      'a server that did not start',
      browser({}, { message: 'not ready' }),
      1,
      { passed: 0, failed: 1 },
    ],
    ['a crash before the report', null, 1, { passed: 0, failed: 1 }],
  ])('counts %s', (_, report, exitCode, outcome) => {
    expect(countPlaywright(report, exitCode)).toEqual(outcome)
  })
})

describe('closingLine', () => {
  it('sums every step', () => {
    expect(
      closingLine([
        { passed: 1, failed: 0 },
        { passed: 120, failed: 2 },
        { passed: 0, failed: 1 },
      ]),
    ).toBe('121 passed, 3 failed')
  })
})
