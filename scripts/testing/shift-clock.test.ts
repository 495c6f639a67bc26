import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

const SHIFT = 40 * 24 * 60 * 60 * 1000

/** What a program that is preloaded with the shift, and one that it starts itself, take for the time. */
function times(): Record<string, unknown> {
  const child = `JSON.stringify({ now: Date.now(), date: new Date().getTime(), text: Date.parse(Date()),
    given: new Date(2026, 1, 3).getMonth(), same: new Date().constructor === Date && new Date(0) instanceof Date })`
  const program = `const { execFileSync } = require('node:child_process')
    console.log(${child}); console.log(execFileSync(process.execPath, ['-p', ${JSON.stringify(child)}]).toString())`
  const output = execFileSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CLOCK_SHIFT: String(SHIFT),
      NODE_OPTIONS: '--import ./scripts/testing/shift-clock.mjs',
    },
  })
  const [own, ofChild] = output.trim().split(/\n+/)
  expect(JSON.parse(ofChild!).given).toBe(1)
  return { ...JSON.parse(own!), ofChild: JSON.parse(ofChild!).now }
}

it('moves every way to ask for the time, in programs that are started too, and no date that is given', () => {
  const real = performance.timeOrigin + performance.now()
  const { now, date, text, ofChild, given, same } = times() as Record<string, number>
  for (const time of [now, date, text, ofChild])
    expect(Math.abs(time! - real - SHIFT)).toBeLessThan(60_000)
  expect([given, same]).toEqual([1, true])
})
