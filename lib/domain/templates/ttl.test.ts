import { expect, test } from 'vitest'
import { ttlProblem } from './ttl'

test.each([
  ['MARKETING', [43_200, 2_592_000], [43_199, 2_592_001, 120, -1, 0, 50_000.5, NaN]],
  ['UTILITY', [30, 43_200, -1], [29, 43_201, 0, -2]],
  ['AUTHENTICATION', [30, 900, -1], [29, 901, Infinity]],
] as const)('%s', (category, accepted, refused) => {
  for (const seconds of accepted) expect(ttlProblem(category, seconds), String(seconds)).toBeNull()
  for (const seconds of refused)
    expect(ttlProblem(category, seconds), String(seconds)).toContain(`got ${seconds}`)
})

test('says what is accepted', () => {
  expect(ttlProblem('MARKETING', 120)).toBe(
    'message_send_ttl_seconds of a MARKETING template is 43200 to 2592000 whole seconds; got 120',
  )
  expect(ttlProblem('UTILITY', 10)).toContain('or -1 for 30 days')
})
