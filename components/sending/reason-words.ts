import type { MessageItem } from '@/lib/contracts/messages'

type Reason = MessageItem['reason']

/** Each reason of contract 2.1 and 2.3: a name for lists, and what it says in a sentence. */
export const REASON_WORDS: Readonly<Record<Reason, { name: string; says: string }>> = {
  forced: {
    name: 'Chosen by hand',
    says: 'The way was chosen by hand, so nothing was decided and nothing may follow it.',
  },
  direct: {
    name: 'Asked for MM',
    says: 'The caller posted to /marketing_messages, which goes by MM API and nothing else.',
  },
  not_template: {
    name: 'Not a template',
    says: 'Only templates can go by MM API; anything else goes by Cloud API.',
  },
  strict: {
    name: 'Strict',
    says: 'The message says product_policy STRICT: MM API, and no fallback.',
  },
  suppressed_opt_out: {
    name: 'Opted out',
    says: 'The recipient stopped marketing messages, and this channel does not send to those.',
  },
  suppressed_us: {
    name: 'US number',
    says: 'Meta delivers no marketing to US numbers, and this channel does not send to those.',
  },
  channel_off: { name: 'Channel off', says: 'Routing is switched off for this channel.' },
  partner_off: {
    name: 'Routing off',
    says: 'This channel follows the partner’s setting, and routing was off there.',
  },
  not_onboarded: {
    name: 'Not onboarded',
    says: 'The WABA is known not to be onboarded to the MM API.',
  },
  known_marketing: {
    name: 'Known marketing',
    says: 'The template is known to be marketing: MM API first, Cloud API if that fails.',
  },
  known_non_marketing: {
    name: 'Known non-marketing',
    says: 'The template is known not to be marketing.',
  },
  checked: {
    name: 'Checked',
    says: 'The template’s category was not known, so MM API was tried with the answer held back.',
  },
  checked_cache_unavailable: {
    name: 'Checked, cache away',
    says: 'What is known of categories could not be read, so MM API was tried with the answer held back.',
  },
}
