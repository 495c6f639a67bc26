import type { NextAction } from '@/lib/domain/onboarding/next-action'

/** What has to happen next, and why. */
export const NEXT_ACTION_WORDS: Readonly<Record<NextAction, { name: string; why: string }>> = {
  add_channel: { name: 'Add a channel', why: 'The client has no channel yet.' },
  send_link: {
    name: 'Send a link',
    why: 'The terms are not accepted, and the client has no link that works.',
  },
  remind_to_open: { name: 'Remind to open the link', why: 'Nobody has opened the link yet.' },
  remind_to_continue: {
    name: 'Remind to go on',
    why: 'The link was opened, but nobody went on to the terms.',
  },
  remind_to_accept: {
    name: 'Remind to accept',
    why: 'Somebody went on to the terms, but not every portfolio has accepted.',
  },
  add_payment_method: {
    name: 'Have a payment method added',
    why: 'Meta waits for a valid payment method in the client’s WhatsApp Manager.',
  },
  resolve_ineligibility: {
    name: 'Clear what blocks it',
    why: 'Meta does not let the WABA onboard as it is.',
  },
  wait_for_meta: {
    name: 'Wait for Meta',
    why: 'The terms are accepted; Meta is still setting the account up.',
  },
  find_out: {
    name: 'Find the status out',
    why: 'Nobody has told it yet. Refresh, or send a marketing message: it tries MM API and falls back.',
  },
  switch_channel_on: {
    name: 'Switch the channel on',
    why: 'Routing is switched off for the channel itself.',
  },
  switch_routing_on: {
    name: 'Switch routing on',
    why: 'Route Marketing via MM API is switched off, and the channel follows it.',
  },
  send_first_message: {
    name: 'Send the first message',
    why: 'Onboarded, but nothing was delivered by MM API yet.',
  },
}
