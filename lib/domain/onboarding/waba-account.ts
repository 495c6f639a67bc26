import { accountEffect } from '@/lib/domain/onboarding/account-effect'
import type { AccountUpdate } from '@/lib/domain/webhooks/webhook-update'

/** What events and look-ups say of a WABA's account. Times are milliseconds since 1970, by the provider's clock where it gave one. */
export interface WabaAccount {
  /** Meta's `marketing_messages_onboarding_status`; null where it never came. */
  status: string | null
  /** provider | terms_event | billed | learned | manual */
  source: string | null
  /** When the status was so. */
  statusAt: number | null
  notOnboardedUntil: number | null
  termsSignedAt: number | null
  standing: Standing | null
}

/** The latest event that ended the account's eligibility or gave it back. */
export interface Standing {
  standing: 'ended' | 'returned'
  event: string
  at: number
}

/** The account after an `account_update` more; the very same where that says nothing new. Whatever the order, the outcome is one. */
export function applyAccountUpdate(account: WabaAccount, update: AccountUpdate): WabaAccount {
  const { event, banState, at } = update
  const effect = accountEffect(update)
  switch (effect) {
    case 'terms_signed':
      // Terms that were heard of already stay as they are: a provider's later word must not be undone by a repetition.
      return account.termsSignedAt !== null && at <= account.termsSignedAt
        ? account
        : {
            ...account,
            status: 'ONBOARDED',
            source: 'terms_event',
            statusAt: latest(account.statusAt, at),
            notOnboardedUntil: null,
            termsSignedAt: at,
          }
    case 'linked':
      return account.status === null || account.source === 'billed'
        ? { ...account, status: 'ONBOARDED', source: 'terms_event', statusAt: at }
        : account
    case 'ended':
    case 'returned': {
      const said: Standing = {
        standing: effect,
        event: banState === null ? event : `${event} ${banState}`,
        at,
      }
      return isAfter(said, account.standing) ? { ...account, standing: said } : account
    }
    case null:
      return account
  }
}

/** A message of the WABA was billed as MM at `at`: it is onboarded, where nobody has said anything else (contract 4). */
export function noteBilledAsMm(account: WabaAccount, at: number): WabaAccount {
  return account.status === null
    ? { ...account, status: 'ONBOARDED', source: 'billed', statusAt: at }
    : account
}

/**
 * Has the account's eligibility ended: is the latest event about it one that ended it, with neither terms signed nor the provider's
 * own look-up after it?
 */
export function hasEnded({
  standing,
  termsSignedAt,
  source,
  statusAt,
}: Omit<WabaAccount, 'status' | 'notOnboardedUntil'>): boolean {
  if (standing?.standing !== 'ended') return false
  const isLater = (at: number | null) => at !== null && at > standing.at
  return !isLater(termsSignedAt) && !(source === 'provider' && isLater(statusAt))
}

/** Of two events at one time, one that gives back wins, then the one whose name comes last. */
function isAfter(a: Standing, b: Standing | null): boolean {
  if (b === null || a.at !== b.at) return b === null || a.at > b.at
  return a.standing === b.standing ? a.event > b.event : a.standing === 'returned'
}

function latest(a: number | null, b: number): number {
  return a === null ? b : Math.max(a, b)
}
