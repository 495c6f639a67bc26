import type { WabaChange } from '@/sandbox/webhooks/change'

/** The business of the partner, under which Meta sends what happened between it and a WABA. */
const SOLUTION_PROVIDER = '520744086200222'
const DAY_S = 24 * 60 * 60

/** What each event of `account_update` has besides its name; `at` in Unix seconds. Those of a partner and a WABA name the WABA in `waba_info`. */
const accountEvents: Readonly<Record<string, { ofPartner?: true; more?: (at: number) => object }>> =
  {
    MM_LITE_TERMS_SIGNED: { ofPartner: true },
    AD_ACCOUNT_LINKED: { ofPartner: true, more: () => ({ ad_account_id: '1214950306264387' }) },
    PARTNER_ADDED: { ofPartner: true },
    PARTNER_REMOVED: { ofPartner: true },
    PARTNER_APP_INSTALLED: { ofPartner: true },
    PARTNER_APP_UNINSTALLED: { ofPartner: true },
    PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE: { ofPartner: true },
    ACCOUNT_DELETED: {},
    ACCOUNT_OFFBOARDED: {},
    ACCOUNT_RECONNECTED: {},
    ACCOUNT_RESTRICTION: {
      more: (at) => ({
        restriction_info: [
          { restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: at + 7 * DAY_S },
        ],
      }),
    },
    ACCOUNT_VIOLATION: { more: () => ({ violation_info: { violation_type: 'SPAM' } }) },
    DISABLED_UPDATE: {
      more: (at) => ({ ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: longDate(at) } }),
    },
    BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE: { more: () => ({ country: 'BR' }) },
    AUTH_INTL_PRICE_ELIGIBILITY_UPDATE: {},
    VOLUME_BASED_PRICING_TIER_UPDATE: {},
  }

export const accountEventNames: readonly string[] = Object.keys(accountEvents)

/** An `account_update` of a WABA that belongs to `owner`; `value` adds to the members it has or replaces them. */
export function accountEvent(
  event: string,
  wabaId: string,
  owner: string,
  at: number,
  value: object = {},
): WabaChange {
  const { ofPartner = false, more } = accountEvents[event] ?? {}
  return {
    entryId: ofPartner ? SOLUTION_PROVIDER : wabaId,
    time: at,
    field: 'account_update',
    value: {
      event,
      ...(ofPartner && { waba_info: { owner_business_id: owner, waba_id: wabaId } }),
      ...more?.(at),
      ...value,
    },
  }
}

/** As Meta writes the day of a ban: "April 17, 2025". */
function longDate(at: number): string {
  return new Date(at * 1000).toLocaleDateString('en-US', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })
}
