import { expect, test } from 'vitest'
import { bucketOf, onboardingOf } from './eligibility'

test.each([
  ['ONBOARDED', 'active', 'onboarded'],
  ['ELIGIBLE', 'can_onboard', 'not_onboarded'],
  ['PENDING_INTERNAL_SETUP', 'waiting', 'not_onboarded'],
  ['PENDING_VALID_PAYMENT_METHOD', 'blocked', 'not_onboarded'],
  ['INELIGIBLE_ON_BEHALF_OF_WABA', 'ineligible', 'not_onboarded'],
  ['INELIGIBLE_INACTIVE_OR_RESTRICTED', 'ineligible', 'not_onboarded'],
  ['INELIGIBLE_COUNTRY_NOT_SUPPORTED', 'ineligible', 'not_onboarded'],
  ['INELIGIBLE_USING_WHATSAPP_BUSINESS_APP', 'ineligible', 'not_onboarded'],
  ['SOMETHING_META_ADDS_LATER', 'unknown', 'unknown'],
  [null, 'unknown', 'unknown'],
])('%s: bucket %s, %s for routing', (status, bucket, onboarding) => {
  expect(bucketOf(status)).toBe(bucket)
  expect(onboardingOf({ status, notOnboardedUntil: null, ended: false }, 0)).toBe(onboarding)
  expect(onboardingOf({ status, notOnboardedUntil: null, ended: true }, 0)).toBe('not_onboarded')
})

test.each(['ONBOARDED', null])('a learned refusal outweighs %s until it ends', (status) => {
  const waba = { status, notOnboardedUntil: 1000, ended: false }
  expect(onboardingOf(waba, 999)).toBe('not_onboarded')
  expect(onboardingOf(waba, 1000)).toBe(status ? 'onboarded' : 'unknown')
})
