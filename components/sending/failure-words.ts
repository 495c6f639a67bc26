import type { FailureClass } from '@/lib/domain/sending/failure-class'

/** What each class of contract 2.2 means, in a sentence. */
export const FAILURE_WORDS: Readonly<Record<FailureClass, string>> = {
  not_onboarded: 'The client has not accepted the terms of the MM API.',
  not_marketing: 'The template is not a marketing template.',
  syncing: 'Meta is still syncing the template; that takes up to ten minutes.',
  only_mm: 'The message uses what only MM API can do.',
  throttled: 'Too many messages; both ways share the limit.',
  same_on_cloud: 'Cloud API would refuse this as well.',
  unreachable: 'No byte was sent: the upstream could not be reached.',
  ambiguous: 'Nobody knows whether the message was sent.',
  rejected: 'The upstream refused the message.',
}
