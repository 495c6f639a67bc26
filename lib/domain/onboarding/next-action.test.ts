import { expect, test } from 'vitest'
import {
  channelNextAction,
  clientNextActions,
  wabaNextAction,
} from '@/lib/domain/onboarding/next-action'

test.each([
  ['active', true, null, null],
  ['active', false, 'created', null],
  ['can_onboard', false, null, 'send_link'],
  ['can_onboard', false, 'expired', 'send_link'],
  ['can_onboard', false, 'revoked', 'send_link'],
  ['can_onboard', false, 'created', 'remind_to_open'],
  ['can_onboard', false, 'opened', 'remind_to_continue'],
  ['can_onboard', false, 'continued', 'remind_to_accept'],
  ['can_onboard', false, 'partly_accepted', 'remind_to_accept'],
  ['can_onboard', true, 'accepted', 'wait_for_meta'],
  ['blocked', true, 'accepted', 'add_payment_method'],
  ['waiting', true, 'accepted', 'wait_for_meta'],
  ['ineligible', false, null, 'resolve_ineligibility'],
  ['unknown', false, null, 'find_out'],
] as const)(
  'a WABA in bucket %s, terms accepted %s, link %s: %s',
  (bucket, accepted, link, action) => {
    expect(wabaNextAction({ bucket, accepted }, link)).toBe(action)
  },
)

const active = { bucket: 'active', accepted: true } as const
const open = { bucket: 'can_onboard', accepted: false } as const

test.each([
  ['no channel', { channels: 0, wabas: [open], link: null, delivered: false }, ['add_channel']],
  ['everything there', { channels: 1, wabas: [active], link: 'accepted', delivered: true }, []],
  [
    'onboarded, nothing delivered yet',
    { channels: 1, wabas: [active], link: null, delivered: false },
    ['send_first_message'],
  ],
  [
    'two portfolios, one to go',
    { channels: 2, wabas: [active, open], link: 'partly_accepted', delivered: true },
    ['remind_to_accept'],
  ],
  [
    'the client first, Meta later',
    {
      channels: 2,
      wabas: [{ bucket: 'waiting', accepted: true }, open, open],
      link: null,
      delivered: false,
    },
    ['send_link', 'wait_for_meta'],
  ],
] as const)('%s', (_, client, actions) => {
  expect(clientNextActions(client)).toEqual(actions)
})

test.each([
  ['channel_off', 'send_link', 'switch_channel_on'],
  ['partner_off', null, 'switch_routing_on'],
  ['not_onboarded', 'remind_to_open', 'remind_to_open'],
  ['channel_on', null, null],
  ['partner_on', 'find_out', null],
] as const)('a channel routed for %s, whose WABA misses %s: %s', (reason, waba, action) => {
  expect(channelNextAction(reason, waba)).toBe(action)
})
