import { expect, test } from 'vitest'
import { EFFECTIVE_ROUTINGS, effectiveRouting } from './effective-routing'

test.each([
  ['off', true, 'onboarded', 'messages', 'channel_off'],
  ['off', false, 'not_onboarded', 'messages', 'channel_off'],
  ['inherit', false, 'onboarded', 'messages', 'partner_off'],
  ['inherit', false, 'not_onboarded', 'messages', 'partner_off'],
  ['inherit', true, 'not_onboarded', 'messages', 'not_onboarded'],
  ['on', false, 'not_onboarded', 'messages', 'not_onboarded'],
  ['on', false, 'onboarded', 'marketing_messages', 'channel_on'],
  ['on', true, 'unknown', 'marketing_messages', 'channel_on'],
  ['inherit', true, 'onboarded', 'marketing_messages', 'partner_on'],
  ['inherit', true, 'unknown', 'marketing_messages', 'partner_on'],
] as const)(
  'override %s, partner %s, %s: %s, %s',
  (override, partnerRouting, onboarding, effective, reason) => {
    expect(effectiveRouting({ override, partnerRouting, onboarding })).toMatchObject({
      effective,
      reason,
    })
  },
)

test('every routing is filed under its own reason and explained in one sentence', () => {
  for (const [key, { reason, explanation }] of Object.entries(EFFECTIVE_ROUTINGS)) {
    expect(reason).toBe(key)
    expect(explanation).toMatch(/^[A-Z][^.]+\.$/)
  }
})
