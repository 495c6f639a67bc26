import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CLOCK_SUITES } from '@/scripts/testing/clock-runs.mjs'

it.each(CLOCK_SUITES)('%s, which npm test repeats on another day, is there', (path) => {
  expect(existsSync(path)).toBe(true)
})
