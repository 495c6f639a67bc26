import { describe, expect, it } from 'vitest'
import { ordinaryOutcome } from '@/sandbox/ordinary-outcome'
import type { Category, Way } from '@/sandbox/outcome'

const MM = 'marketing_messages'
const CLOUD = 'messages'

describe('ordinaryOutcome', () => {
  it.each<[Way, Category | null, string | null, boolean, boolean, string | number]>([
    // way, category, onboarding status, Cloud disabled, STRICT → billed as, or refused with
    [MM, 'MARKETING', 'ONBOARDED', false, false, 'marketing_lite'],
    [MM, 'MARKETING', 'ONBOARDED', true, true, 'marketing_lite'],
    [MM, 'MARKETING', null, false, true, 'marketing_lite'],
    [MM, 'MARKETING', 'ELIGIBLE', false, false, 'marketing'],
    [MM, 'MARKETING', 'ELIGIBLE', true, false, 'marketing'],
    [MM, 'MARKETING', 'ELIGIBLE', false, true, 200],
    [MM, 'MARKETING', 'PENDING_INTERNAL_SETUP', false, false, 'marketing'],
    [MM, 'MARKETING', 'PENDING_INTERNAL_SETUP', true, false, 131063],
    [MM, 'MARKETING', 'PENDING_INTERNAL_SETUP', true, true, 200],
    [MM, 'UTILITY', 'ELIGIBLE', false, true, 131055],
    [MM, 'AUTHENTICATION', 'ONBOARDED', true, false, 131055],
    [CLOUD, 'MARKETING', 'ONBOARDED', false, false, 'marketing'],
    [CLOUD, 'MARKETING', 'ONBOARDED', true, false, 131063],
    [CLOUD, 'MARKETING', 'PENDING_VALID_PAYMENT_METHOD', true, false, 131063],
    [CLOUD, 'MARKETING', 'INELIGIBLE_COUNTRY_NOT_SUPPORTED', true, false, 'marketing'],
    [CLOUD, 'UTILITY', 'ONBOARDED', true, false, 'utility'],
    [CLOUD, 'AUTHENTICATION', 'ONBOARDED', true, false, 'authentication'],
    [CLOUD, null, 'ONBOARDED', true, false, 'service'],
  ])(
    '%s %s, %s, disabled %s, strict %s: %s',
    (way, category, status, disabled, strict, expected) => {
      const waba = {
        marketing_messages_onboarding_status: status,
        disable_marketing_messages_on_cloud_api: disabled,
      }
      const outcome = ordinaryOutcome({
        style: '360dialog',
        way,
        category,
        templateStatus: 'APPROVED',
        strict,
        waba,
      })
      expect(outcome).toMatchObject(
        typeof expected === 'string'
          ? { accepted: true, billed: expected, answer: { kind: 'success' } }
          : { accepted: false, answer: { kind: 'graph_error', code: expected } },
      )
    },
  )
})
