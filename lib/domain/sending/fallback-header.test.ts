import { expect, test } from 'vitest'
import { classifyFailure } from './classify-failure'
import { fallbackHeader } from './fallback-header'
import type { Outcome } from './outcome'
import { accepted, answered, metaError, refused, timedOut } from './testing/outcomes'

function header(...outcomes: Outcome[]) {
  const attempts = outcomes.map((outcome, index) => ({
    way: index === 0 ? ('marketing_messages' as const) : ('messages' as const),
    classified: classifyFailure(outcome, { freshTemplate: false }),
  }))
  return fallbackHeader(attempts)
}

test('nothing swallowed, no header', () => {
  expect(header()).toBeNull()
  expect(header(accepted)).toBeNull()
  expect(header(answered(400, metaError(131055)))).toBeNull()
})

test.each([
  ['131055', answered(400, metaError(131055))],
  ['0', answered(401, metaError(0))],
  ['rejected', answered(400)],
  ['unreachable', refused],
  ['ambiguous', timedOut],
])('%s: the Graph code of the swallowed attempt, else its class', (value, swallowed) => {
  expect(header(swallowed, accepted)).toBe(value)
  expect(header(swallowed, answered(400, metaError(190)))).toBe(value)
})
