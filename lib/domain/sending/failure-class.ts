/** What a failed attempt means, in the order of contract 2.2: the first row that matches wins. */
export const FAILURE_CLASSES = [
  'not_onboarded',
  'not_marketing',
  'syncing',
  'only_mm',
  'throttled',
  'same_on_cloud',
  'unreachable',
  'ambiguous',
  'rejected',
] as const

export type FailureClass = (typeof FAILURE_CLASSES)[number]
