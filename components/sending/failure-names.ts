import type { FailureClass } from '@/lib/domain/sending/failure-class'

/** A name for each class of contract 2.2, for lists. */
export const FAILURE_NAMES: Readonly<Record<FailureClass, string>> = {
  not_onboarded: 'Not onboarded',
  not_marketing: 'Not a marketing template',
  syncing: 'Template still syncing',
  only_mm: 'Only MM can send it',
  throttled: 'Too many messages',
  same_on_cloud: 'Refused by both ways',
  unreachable: 'Not reachable',
  ambiguous: 'Outcome not known',
  rejected: 'Refused otherwise',
}
