import type { WarningCode } from '@/lib/domain/sending/warnings'

/** What each warning of contract 2.4 means, in a sentence that names no message. */
export const WARNING_WORDS: Readonly<Record<WarningCode, string>> = {
  no_click_events: 'Activity sharing is not on for this message: no click events come.',
  no_click_country: 'Meta reports no clicks for the sender’s or the recipient’s country.',
  no_optimisation_country:
    'Meta does not optimise delivery for the sender’s or the recipient’s country.',
  us_recipient:
    'The number is of the United States, where Meta delivers no marketing by either way.',
  sanctioned_country: 'Meta does not serve the sender’s or the recipient’s country.',
  opted_out: 'The recipient stopped marketing messages of this business.',
  ttl_lost_on_cloud: 'The template’s time to live holds on MM only; by Cloud it may come later.',
  mm_only_feature: 'A GIF header, an app deep link or a maximum price: only MM can do these.',
  template_syncing: 'The template is under ten minutes old, or was woken after seven idle days.',
  possible_duplicate: 'Cloud was asked after an MM attempt that may have sent the message.',
  provider_routes_itself:
    '360dialog applies its own routing to /messages unless that is switched off there.',
}
