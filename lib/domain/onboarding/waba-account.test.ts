import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { accountEffect } from '@/lib/domain/onboarding/account-effect'
import {
  applyAccountUpdate,
  hasEnded,
  noteBilledAsMm,
  type WabaAccount,
} from '@/lib/domain/onboarding/waba-account'
import type { AccountUpdate } from '@/lib/domain/webhooks/webhook-update'

const NOTHING: WabaAccount = {
  status: null,
  source: null,
  statusAt: null,
  notOnboardedUntil: null,
  termsSignedAt: null,
  standing: null,
}
const said = (event: string, at: number, banState: string | null = null): AccountUpdate => ({
  kind: 'account_update',
  event,
  wabaId: '1',
  businessId: null,
  banState,
  at,
})

test.each([
  ['MM_LITE_TERMS_SIGNED', null, 'terms_signed'],
  ['AD_ACCOUNT_LINKED', null, 'linked'],
  ['ACCOUNT_DELETED', null, 'ended'],
  ['ACCOUNT_OFFBOARDED', null, 'ended'],
  ['ACCOUNT_RESTRICTION', null, 'ended'],
  ['PARTNER_REMOVED', null, 'ended'],
  ['PARTNER_APP_UNINSTALLED', null, 'ended'],
  ['DISABLED_UPDATE', 'DISABLE', 'ended'],
  ['DISABLED_UPDATE', 'REINSTATE', 'returned'],
  ['DISABLED_UPDATE', 'SCHEDULE_FOR_DISABLE', null],
  ['DISABLED_UPDATE', null, null],
  ['DISABLED_UPDATE', 'constructor', null],
  ['ACCOUNT_RECONNECTED', null, 'returned'],
  ['PARTNER_ADDED', null, 'returned'],
  ['PARTNER_APP_INSTALLED', null, 'returned'],
  ['ACCOUNT_VIOLATION', null, null],
  ['VOLUME_BASED_PRICING_TIER_UPDATE', null, null],
  ['toString', null, null],
])('%s %s: %s', (event, banState, effect) => {
  expect(accountEffect({ event, banState })).toBe(effect)
})

describe('the account', () => {
  it('is onboarded once the terms are signed, whatever was known, and no refusal holds any more', () => {
    const refused = {
      ...NOTHING,
      status: 'ELIGIBLE',
      source: 'provider',
      statusAt: 50,
      notOnboardedUntil: 999,
    }
    const signed = applyAccountUpdate(refused, said('MM_LITE_TERMS_SIGNED', 40))
    expect(signed).toEqual({
      ...refused,
      status: 'ONBOARDED',
      source: 'terms_event',
      notOnboardedUntil: null,
      termsSignedAt: 40,
    })
  })

  it('keeps a later word of the provider when the same signing is told again', () => {
    const later = {
      ...NOTHING,
      status: 'INELIGIBLE_INACTIVE_OR_RESTRICTED',
      source: 'provider',
      termsSignedAt: 40,
    }
    expect(applyAccountUpdate(later, said('MM_LITE_TERMS_SIGNED', 40))).toBe(later)
  })

  it('takes a weak word only where there is no better one', () => {
    expect(applyAccountUpdate(NOTHING, said('AD_ACCOUNT_LINKED', 1))).toMatchObject({
      status: 'ONBOARDED',
      source: 'terms_event',
      termsSignedAt: null,
    })
    expect(noteBilledAsMm(NOTHING, 1)).toMatchObject({ status: 'ONBOARDED', source: 'billed' })
    const eligible = { ...NOTHING, status: 'ELIGIBLE', source: 'provider' }
    expect([
      applyAccountUpdate(eligible, said('AD_ACCOUNT_LINKED', 1)),
      noteBilledAsMm(eligible, 1),
    ]).toEqual([eligible, eligible])
  })

  it.each<[string, Partial<WabaAccount>, boolean]>([
    ['the event that ended it', {}, true],
    ['terms signed before', { termsSignedAt: 9 }, true],
    ['terms signed after', { termsSignedAt: 11 }, false],
    ['a look-up before', { source: 'provider', statusAt: 10 }, true],
    ['a look-up after', { source: 'provider', statusAt: 11 }, false],
    ['a word by hand after', { source: 'manual', statusAt: 11 }, true],
  ])('with %s ended: %s', (_what, more, ended) => {
    expect(hasEnded({ ...applyAccountUpdate(NOTHING, said('ACCOUNT_DELETED', 10)), ...more })).toBe(
      ended,
    )
  })

  it('is the same whatever the order of its events, and however often they come', () => {
    const update = fc
      .record({
        event: fc.constantFrom(
          'MM_LITE_TERMS_SIGNED',
          'ACCOUNT_DELETED',
          'ACCOUNT_RESTRICTION',
          'ACCOUNT_RECONNECTED',
          'PARTNER_ADDED',
          'DISABLED_UPDATE',
          'OTHER',
        ),
        banState: fc.constantFrom('DISABLE', 'REINSTATE', null),
        at: fc.integer({ min: 1, max: 5 }),
      })
      .map(({ event, banState, at }) => said(event, at, banState))
    fc.assert(
      fc.property(
        fc.array(update, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        (updates, picks) => {
          const shuffled = [
            ...picks.flatMap((pick) => updates[pick % (updates.length || 1)] ?? []),
            ...updates.toReversed(),
          ]
          expect(shuffled.reduce(applyAccountUpdate, NOTHING)).toEqual(
            updates.reduce(applyAccountUpdate, NOTHING),
          )
        },
      ),
    )
  })
})
