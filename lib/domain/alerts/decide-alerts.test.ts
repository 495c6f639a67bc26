import { describe, expect, it, test } from 'vitest'
import { ALERT_KINDS, type Alert, alertKey } from '@/lib/domain/alerts/alert'
import type {
  AlertFacts,
  ChannelAlertFacts,
  TemplateAlertFacts,
  WabaAlertFacts,
} from '@/lib/domain/alerts/alert-facts'
import { alertWords } from '@/lib/domain/alerts/alert-words'
import { decideAlerts } from '@/lib/domain/alerts/decide-alerts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR

const channel = (more: Partial<ChannelAlertFacts> = {}): ChannelAlertFacts => ({
  id: 'oneCH',
  recent: { plans: 0, fallbacks: 0 },
  usual: { plans: 0, fallbacks: 0 },
  day: { acceptedByMm: 0, sent: 0, failed: 0, heldBack: 0, silentFallbacks: 0, upstreamRouted: 0 },
  unanswered: { sends: 0, since: null },
  forwarding: { stuck: 0, lost: 0 },
  ...more,
})
const day = (more: Partial<ChannelAlertFacts['day']>) =>
  channel({ day: { ...channel().day, ...more } })
const waba = (more: Partial<WabaAlertFacts>): WabaAlertFacts => ({
  id: '101',
  endedBy: null,
  status: 'ONBOARDED',
  signed: true,
  ...more,
})
const template = (more: Partial<TemplateAlertFacts>): TemplateAlertFacts => ({
  wabaId: '101',
  name: 'spring sale',
  language: 'pt_br',
  category: 'marketing',
  impending: null,
  before: null,
  changedAt: null,
  ...more,
})

function decide(facts: Partial<AlertFacts>, open: readonly Alert[] = []): Alert[] {
  return decideAlerts(
    { partnerId: 'demoPA', channels: [], wabas: [], templates: [], ...facts },
    new Set(open.map(alertKey)),
    NOW,
  )
}

describe('the rules', () => {
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['nothing at all', { channels: [channel()] }, []],
    [
      '1 of 2 fell back',
      {
        channels: [
          channel({ recent: { plans: 2, fallbacks: 1 }, usual: { plans: 1000, fallbacks: 10 } }),
        ],
      },
      [],
    ],
    [
      '19 of 19 fell back',
      {
        channels: [
          channel({ recent: { plans: 19, fallbacks: 19 }, usual: { plans: 1000, fallbacks: 10 } }),
        ],
      },
      [],
    ],
    [
      'a third falls back, usually a hundredth',
      {
        channels: [
          channel({ recent: { plans: 60, fallbacks: 20 }, usual: { plans: 1000, fallbacks: 10 } }),
        ],
      },
      ['fallback_rate_jump oneCH'],
    ],
    [
      'a third falls back, as usual',
      {
        channels: [
          channel({ recent: { plans: 60, fallbacks: 20 }, usual: { plans: 1000, fallbacks: 330 } }),
        ],
      },
      [],
    ],
    [
      'a new channel of which a tenth falls back',
      { channels: [channel({ recent: { plans: 100, fallbacks: 10 } })] },
      [],
    ],
    [
      'a new channel of which half falls back',
      { channels: [channel({ recent: { plans: 100, fallbacks: 50 } })] },
      ['fallback_rate_jump oneCH'],
    ],
    ['19 held back', { channels: [day({ sent: 100, failed: 19, heldBack: 19 })] }, []],
    [
      '20 of 30 failures held back',
      { channels: [day({ sent: 100, failed: 30, heldBack: 20 })] },
      ['held_back_by_meta oneCH'],
    ],
    [
      '20 of 60 failures held back',
      { channels: [day({ sent: 100, failed: 60, heldBack: 20 })] },
      [],
    ],
    [
      '20 held back of very many sent',
      { channels: [day({ sent: 10_000, failed: 20, heldBack: 20 })] },
      [],
    ],
    ['4 silent fallbacks', { channels: [day({ acceptedByMm: 4, silentFallbacks: 4 })] }, []],
    [
      '5 silent fallbacks of 100',
      { channels: [day({ acceptedByMm: 100, silentFallbacks: 5 })] },
      ['silent_fallbacks oneCH'],
    ],
    [
      '5 silent fallbacks of 10 000',
      { channels: [day({ acceptedByMm: 10_000, silentFallbacks: 5 })] },
      [],
    ],
    ['4 routed upstream', { channels: [day({ upstreamRouted: 4 })] }, []],
    [
      '5 routed upstream over two channels',
      { channels: [day({ upstreamRouted: 3 }), { ...day({ upstreamRouted: 2 }), id: 'twoCH' }] },
      ['provider_routes_itself demoPA'],
    ],
    [
      '2 sends without an answer',
      { channels: [channel({ unanswered: { sends: 2, since: NOW - DAY } })] },
      [],
    ],
    [
      '3 sends, for 59 minutes',
      { channels: [channel({ unanswered: { sends: 3, since: NOW - 59 * 60_000 } })] },
      [],
    ],
    [
      '3 sends, for an hour',
      { channels: [channel({ unanswered: { sends: 3, since: NOW - HOUR } })] },
      ['webhooks_silent oneCH'],
    ],
    [
      '2 deliveries stuck and 2 lost',
      { channels: [channel({ forwarding: { stuck: 2, lost: 2 } })] },
      [],
    ],
    [
      '3 deliveries stuck',
      { channels: [channel({ forwarding: { stuck: 3, lost: 0 } })] },
      ['forwarding_failing oneCH'],
    ],
    [
      '3 deliveries lost',
      { channels: [channel({ forwarding: { stuck: 0, lost: 3 } })] },
      ['forwarding_failing oneCH'],
    ],
    [
      'an account that ended',
      { wabas: [waba({ endedBy: 'ACCOUNT_DELETED' })] },
      ['waba_ineligible 101'],
    ],
    [
      'a signed account that is ineligible now',
      { wabas: [waba({ status: 'INELIGIBLE_INACTIVE_OR_RESTRICTED' })] },
      ['waba_ineligible 101'],
    ],
    [
      'an account that never was onboarded',
      { wabas: [waba({ status: 'INELIGIBLE_COUNTRY_NOT_SUPPORTED', signed: false })] },
      [],
    ],
    [
      'onboarded accounts, and one of an unknown status',
      { wabas: [waba({}), waba({ status: 'NEW_AT_META' })] },
      [],
    ],
    [
      'a change announced',
      { templates: [template({ impending: 'non_marketing' })] },
      ['category_change 101/spring%20sale/pt_br'],
    ],
    ['a change announced that is none', { templates: [template({ impending: 'marketing' })] }, []],
    [
      'a change made six days ago',
      { templates: [template({ before: 'non_marketing', changedAt: NOW - 6 * DAY })] },
      ['category_change 101/spring%20sale/pt_br'],
    ],
    [
      'a change made eight days ago',
      { templates: [template({ before: 'non_marketing', changedAt: NOW - 8 * DAY })] },
      [],
    ],
  ])('%s', (_name, facts, alerts) => {
    expect(decide(facts).map(({ kind, subject }) => `${kind} ${subject.id}`)).toEqual(alerts)
  })

  it('keeps a jump open until it is clearly over', () => {
    const usual = { plans: 1000, fallbacks: 10 }
    const [jump] = decide({ channels: [channel({ recent: { plans: 100, fallbacks: 40 }, usual })] })
    const falling = { channels: [channel({ recent: { plans: 100, fallbacks: 10 }, usual })] }
    expect(decide(falling)).toEqual([])
    expect(decide(falling, [jump!]).map(({ kind }) => kind)).toEqual(['fallback_rate_jump'])
    expect(
      decide({ channels: [channel({ recent: { plans: 100, fallbacks: 5 }, usual })] }, [jump!]),
    ).toEqual([])
  })
})

test('every kind says its numbers in words', () => {
  const all = decide({
    channels: [
      channel({
        recent: { plans: 60, fallbacks: 20 },
        usual: { plans: 1000, fallbacks: 10 },
        unanswered: { sends: 3, since: NOW - HOUR },
        forwarding: { stuck: 3, lost: 0 },
        day: {
          acceptedByMm: 100,
          sent: 100,
          failed: 30,
          heldBack: 20,
          silentFallbacks: 7,
          upstreamRouted: 6,
        },
      }),
    ],
    wabas: [waba({ endedBy: 'ACCOUNT_DELETED' })],
    templates: [template({ impending: 'non_marketing' })],
  })
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(ALERT_KINDS))
  expect(all.map(({ kind, details }) => alertWords(kind, details).title).sort()).toEqual([
    '33 % of its messages fall back, usually 1.0 %',
    '7 messages accepted by MM went by Cloud',
    'Its WABA can no longer send by MM',
    'Its events do not reach their receiver',
    'Meta holds back 67 % of what fails',
    'Meta will make it not marketing',
    'No webhook for an hour, though it sends',
    'The provider sent 6 messages by MM on its own',
  ])
  for (const { kind, details } of all)
    expect(Object.values(alertWords(kind, details)).join(' ')).not.toMatch(/undefined|NaN|null/)
})
