import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyFailure } from './classify-failure'
import { FAILURE_CLASSES, type FailureClass } from './failure-class'
import {
  accepted,
  answered,
  dialogError,
  metaError,
  refused,
  TERMS,
  timedOut,
} from './testing/outcomes'

const seasoned = { freshTemplate: false }
const fresh = { freshTemplate: true }

function classOf(
  ...[outcome, context = seasoned]: [Parameters<typeof classifyFailure>[0], typeof seasoned?]
) {
  const classified = classifyFailure(outcome, context)
  return classified.kind === 'failure' ? classified.class : classified.kind
}

/** Code, text, HTTP status as the vendors send them; null = none of that. */
const rows: [FailureClass, number, number, string?, string?][] = [
  ['not_onboarded', 400, 200, TERMS],
  ['not_onboarded', 400, 100, 'Invalid', 'You MUST accept the Terms of Service'],
  ['not_onboarded', 400, 131055, TERMS],
  ['not_onboarded', 500, 134102],
  ['not_marketing', 400, 134100],
  [
    'not_marketing',
    400,
    131055,
    'Method not allowed',
    'Only marketing template messages are supported',
  ],
  ['not_marketing', 400, 100, '(#100) Message must be a template message.'],
  ['not_marketing', 500, 134100],
  ['not_marketing', 429, 131055],
  ['syncing', 400, 134101],
  ['only_mm', 400, 131061],
  ['only_mm', 400, 131062],
  ['throttled', 400, 4],
  ['throttled', 400, 80007],
  ['throttled', 400, 130429],
  ['throttled', 500, 131056],
  ['throttled', 429, 999999],
  ['throttled', 400, 1, 'You have exceeded the endpoint rate limit.'],
  ['throttled', 400, 190, 'You have exceeded the endpoint rate limit.'],
  ...[
    131049, 131050, 131026, 131042, 131008, 131009, 131021, 132000, 132001, 132015, 132999, 368,
    190,
  ].map((code): [FailureClass, number, number] => ['same_on_cloud', 400, code]),
  ['same_on_cloud', 503, 190],
  ['same_on_cloud', 429, 131049],
  ['ambiguous', 500, 1],
  ['ambiguous', 503, 131016],
  ['ambiguous', 500, 100],
  ['rejected', 400, 100, 'Invalid parameter'],
  ['rejected', 403, 10],
  ['rejected', 400, 133000],
  ['rejected', 400, 131999],
  ['rejected', 400, 131063],
  ['rejected', 400, 0],
]

describe.each([
  ['Meta', metaError],
  ['360dialog', dialogError],
])('an error in the envelope of %s', (_name, envelope) => {
  test.each(rows)('is %s: HTTP %i, code %i %s %s', (expected, status, code, message, details) => {
    const classified = classifyFailure(answered(status, envelope(code, message, details)), seasoned)
    expect(classified).toMatchObject({ kind: 'failure', class: expected, status, code })
  })

  test('is syncing for 131009 on a fresh template only', () => {
    expect(classOf(answered(400, envelope(131009)), fresh)).toBe('syncing')
    expect(classOf(answered(400, envelope(131009)), seasoned)).toBe('same_on_cloud')
    expect(classOf(answered(400, envelope(131008)), fresh)).toBe('same_on_cloud')
  })
})

test.each([
  ['throttled', answered(429)],
  [
    'throttled',
    answered(400, { meta: { developer_message: 'You have exceeded the endpoint rate limit.' } }),
  ],
  ['throttled', answered(400, { detail: 'You have exceeded the endpoint rate limit.' })],
  ['throttled', answered(400, 'You have exceeded the endpoint rate limit.')],
  ['unreachable', refused],
  ['unreachable', { kind: 'not_sent', cause: 'dns' }],
  ['unreachable', { kind: 'not_sent', cause: 'tls' }],
  ['ambiguous', timedOut],
  ['ambiguous', { kind: 'lost', cause: 'reset' }],
  ['ambiguous', answered(500)],
  ['ambiguous', answered(502, '<html>Bad Gateway</html>')],
  ['rejected', answered(400)],
  ['rejected', answered(404, '<html>must accept the terms</html>')],
  ['rejected', answered(302)],
  ['rejected', answered(401, { detail: 'Invalid api_key' })],
  ['rejected', answered(400, { error: { message: 'must be a template message' } })],
] as const)('without a code: %s', (expected, outcome) => expect(classOf(outcome)).toBe(expected))

test('keeps what was said, and the cause where nothing was', () => {
  expect(
    classifyFailure(answered(400, metaError(132000, 'Mismatch', 'body: 2, expected 1')), seasoned),
  ).toEqual({
    kind: 'failure',
    class: 'same_on_cloud',
    status: 400,
    code: 132000,
    text: 'Mismatch body: 2, expected 1',
  })
  expect(classifyFailure(timedOut, seasoned)).toEqual({
    kind: 'failure',
    class: 'ambiguous',
    status: null,
    code: null,
    text: 'timeout',
  })
})

test.each([
  [accepted, 'wamid.ABC='],
  [answered(202, ''), null],
  [answered(299, '<html>'), null],
  [answered(200, metaError(131055)), null],
])('any 2xx is accepted, whatever its body', (outcome, wamid) => {
  expect(classifyFailure(outcome, seasoned)).toMatchObject({ kind: 'accepted', wamid })
})

test('any status and any bytes have a class', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 999 }),
      fc.uint8Array(),
      fc.boolean(),
      (status, body, freshTemplate) => {
        const classified = classifyFailure({ kind: 'answered', status, body }, { freshTemplate })
        if (classified.kind === 'accepted') expect(Math.floor(status / 100)).toBe(2)
        else expect(FAILURE_CLASSES).toContain(classified.class)
      },
    ),
  )
})
