import type { UserActionUpdate } from '@/lib/domain/webhooks/webhook-update'

/** What is known of one user action; of several events under one identity the one that comes first in time, then by its members. */
export type UserActionState = Pick<UserActionUpdate, 'at' | 'component' | 'productId'>

/** The state after one more event of the same identity: the order of arrival does not matter. */
export function joinUserAction(a: UserActionState | null, b: UserActionState): UserActionState {
  return a === null || isBefore(b, a)
    ? { at: b.at, component: b.component, productId: b.productId }
    : a
}

function isBefore(a: UserActionState, b: UserActionState): boolean {
  if (a.at !== b.at) return a.at < b.at
  if (a.component !== b.component) return a.component < b.component
  return (a.productId ?? '') < (b.productId ?? '')
}
