import type { AccountUpdate } from '@/lib/domain/webhooks/webhook-update'

/**
 * What an `account_update` does to a WABA's eligibility. `linked` is a weak word that it is onboarded: Meta says that it no longer
 * sends `AD_ACCOUNT_LINKED`.
 */
export type AccountEffect = 'terms_signed' | 'linked' | 'ended' | 'returned'

const EFFECTS: Readonly<Record<string, AccountEffect>> = {
  MM_LITE_TERMS_SIGNED: 'terms_signed',
  AD_ACCOUNT_LINKED: 'linked',
  ACCOUNT_DELETED: 'ended',
  ACCOUNT_OFFBOARDED: 'ended',
  ACCOUNT_RESTRICTION: 'ended',
  PARTNER_REMOVED: 'ended',
  PARTNER_APP_UNINSTALLED: 'ended',
  ACCOUNT_RECONNECTED: 'returned',
  PARTNER_ADDED: 'returned',
  PARTNER_APP_INSTALLED: 'returned',
}

/** Of `DISABLED_UPDATE`; `SCHEDULE_FOR_DISABLE` only announces. */
const BANS: Readonly<Record<string, AccountEffect>> = { DISABLE: 'ended', REINSTATE: 'returned' }

/** Decides what an event of an account means (contract 4; domain fact: Meta, `account_update`); null for what means nothing here. */
export function accountEffect({
  event,
  banState,
}: Pick<AccountUpdate, 'event' | 'banState'>): AccountEffect | null {
  const [effects, name] = event === 'DISABLED_UPDATE' ? [BANS, banState ?? ''] : [EFFECTS, event]
  return Object.hasOwn(effects, name) ? effects[name]! : null
}
