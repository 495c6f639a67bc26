import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Status, StatusUpdate } from '@/lib/domain/webhooks/webhook-update'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { SendRow } from '@/lib/server/sending/send-record'
import { writeSends } from '@/lib/server/sending/write-sends'
import { applyStatuses } from '@/lib/server/stats/apply-statuses'
import { applyUserActions } from '@/lib/server/stats/apply-user-actions'
import { countSends } from '@/lib/server/stats/count-sends'
import { lockCounts } from '@/lib/server/stats/lock-counts'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { sampleRecord } from '@/lib/server/testing/sample-record'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const at = (time: string) => Date.parse(`2026-11-${time}Z`)

describe('statistics', () => {
  let gateway: TestGateway
  let api: ApiClient
  let wamids = 0

  async function send(row: Partial<SendRow>): Promise<string> {
    const wamid = `wamid.${(wamids += 1)}`
    await writeSends(gateway.runtime.database, [
      sampleRecord(gateway.partnerId, { channelId: 'brCH', wamid, ...row }),
    ])
    return wamid
  }

  function status(
    wamid: string,
    word: Status,
    time: string,
    more: { billed?: string; code?: number; channelId?: string; recipient?: string } = {},
  ) {
    const update: StatusUpdate = {
      kind: 'status',
      phoneNumberId: '1',
      wamid,
      status: word,
      at: at(time),
      recipient: more.recipient ?? '5521991112222',
      billed: more.billed ? { category: more.billed, pricing: { category: more.billed } } : null,
      error: more.code ? { code: more.code, title: '' } : null,
    }
    return { channelId: more.channelId ?? 'brCH', update }
  }

  function action(
    identity: string,
    time: string,
    { channelId = 'brCH', name = 'marketing_messages_link_click', component = 'cta' } = {},
  ) {
    return {
      channelId,
      update: {
        kind: 'user_action' as const,
        phoneNumberId: '1',
        action: name,
        at: at(time),
        identity,
        component,
        productId: null,
      },
    }
  }

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { RETENTION_DAYS: '36500' },
    })
    const { runtime, partnerId } = gateway
    api = apiClient(runtime, partnerId, {
      'x-api-key': await createTestPartnerKey(runtime, partnerId),
    })
    await gateway.channel({ id: 'brCH', name: 'Flora Norte', phoneNumber: '5511987654321' })
    await gateway.channel({ id: 'deCH', phoneNumber: '4915112345678' })
    await gateway.channel({ id: 'quietCH', phoneNumber: '5511987650000' })

    const spring = await Promise.all(
      ['01T10:00:00', '01T11:00:00', '03T10:00:00', '03T10:00:01'].map((time) =>
        send({ at: at(time), campaign: 'spring' }),
      ),
    )
    const byCloud = await send({
      at: at('03T12:00:00'),
      campaign: 'spring',
      acceptedBy: 'messages',
      fallbackClass: 'syncing',
    })
    await send({
      at: at('03T13:00:00'),
      campaign: 'spring',
      acceptedBy: null,
      wamid: null,
      answerStatus: 400,
      fallbackClass: 'throttled',
    })
    const summer = await send({ at: at('04T00:00:00'), campaign: 'summer' })
    await send({ at: at('04T09:00:00'), campaign: 'tried', source: 'dashboard', reason: 'forced' })
    const german = await send({ at: at('03T10:00:00'), campaign: 'spring', channelId: 'deCH' })
    const quiet = await send({ at: at('03T10:00:00'), campaign: 'quiet', channelId: 'quietCH' })
    await runtime.database.transaction(async (tx) => {
      await countSends(tx, partnerId)
      await lockCounts(tx, [partnerId])
      await applyStatuses(tx, partnerId, [
        status(spring[0]!, 'sent', '01T10:00:01', { billed: 'marketing_lite' }),
        status(spring[0]!, 'delivered', '01T10:00:05'),
        status(spring[0]!, 'read', '02T00:00:00'),
        status(spring[1]!, 'read', '01T11:30:00', { billed: 'marketing_lite' }),
        status(spring[2]!, 'sent', '03T10:00:02', { billed: 'marketing' }),
        status(spring[2]!, 'delivered', '03T10:00:12'),
        status(spring[3]!, 'failed', '03T10:00:03', { code: 131049 }),
        status(byCloud, 'sent', '03T12:00:01', {
          billed: 'marketing_lite',
          recipient: '4915112345678',
        }),
        status(byCloud, 'delivered', '03T12:00:02'),
        status(summer, 'sent', '04T00:00:01'),
        status(german, 'delivered', '03T10:00:01', { billed: 'marketing_lite', channelId: 'deCH' }),
        status(quiet, 'delivered', '03T10:00:01', {
          billed: 'marketing_lite',
          channelId: 'quietCH',
        }),
      ])
      await applyUserActions(tx, partnerId, [
        action('a', '01T12:00:00'),
        action('b', '03T23:59:59', { component: 'body' }),
        action('b', '03T23:59:59', { component: 'body' }),
        action('c', '04T00:00:00'),
        action('d', '11T08:00:00', { component: '' }),
        action('e', '30T00:00:00'),
        action('f', '03T11:00:00', { channelId: 'deCH' }),
        action('v', '03T11:00:00', { name: 'landing_page_view' }),
      ])
    })
  })
  afterAll(() => gateway.close())

  const november = 'from=2026-11-01&to=2026-11-30'

  it('count each metric once, in all and by way', async () => {
    const { data } = await api('GET', `/stats/overview?${november}`)
    const shown = Object.fromEntries(
      Object.entries(data.metrics as Record<string, Record<string, number>>).map(
        ([name, { total, marketing_messages, messages, pending }]) => [
          name,
          [total, marketing_messages, messages, pending],
        ],
      ),
    )
    expect(shown).toEqual({
      accepted: [9, 8, 1, 0],
      sent: [7, 5, 1, 1],
      delivered: [6, 5, 1, 0],
      read: [2, 2, 0, 0],
      failed: [1, 0, 0, 1],
      fallbacks: [2, 0, 2, 0],
      silent_fallbacks: [1, 0, 1, 0],
      upstream_routed: [1, 1, 0, 0],
      clicks: [6, 6, 0, 0],
    })
    expect(data).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-30',
      landing_page_views: 1,
      failures: [{ code: 131049, title: 'Held back by Meta', count: 1 }],
      fallbacks_by_class: { syncing: 1, throttled: 1 },
      sent_to_delivered: {
        marketing_messages: { p50: 1, p95: 4, n: 2 },
        messages: { p50: 10, p95: 10, n: 1 },
        total: { n: 3 },
      },
    })
  })

  it('divide what contract 5 says, clicks by what was delivered by MM where clicks are reported', async () => {
    const { rates, rates_by_way: byWay } = (await api('GET', `/stats/overview?${november}`)).data
    const shown = Object.entries(rates as Record<string, { value: number; n: number }>).map(
      ([name, { value, n }]) => [name, value * n, n],
    )
    // Clicks: five of brCH over its two Brazilian deliveries by MM; deCH reports none, quietCH never had one.
    expect(shown).toEqual([
      ['mm_share', 5, 6],
      ['delivery_rate', 6, 7],
      ['read_rate', 2, 6],
      ['fallback_rate', 2, 9],
      ['click_rate', 5, 2],
    ])
    expect(byWay.messages.delivery_rate).toMatchObject({ value: 1, n: 1 })
    const quiet = await api('GET', `/stats/overview?${november}&channel_id=quietCH`)
    expect(quiet.data.rates.click_rate).toEqual({ value: null, low: null, high: null, n: 0 })
  })

  it('are asked by channel, client and campaign, and told beside the range before', async () => {
    const { data } = await api(
      'GET',
      '/stats/overview?from=2026-11-03&to=2026-11-04&campaign=spring',
    )
    expect([
      data.metrics.accepted.total,
      data.metrics.clicks.total,
      data.previous.metrics.accepted.total,
      data.previous.metrics.clicks.total,
    ]).toEqual([4, 2, 2, 1])
    expect([data.previous.from, data.previous.to]).toEqual(['2026-11-01', '2026-11-02'])
    const { client_id } = (await api('GET', '/channels/deCH')).data
    expect(
      (await api('GET', `/stats/overview?${november}&client_id=${client_id}`)).data.metrics,
    ).toMatchObject({ accepted: { total: 1 }, clicks: { total: 1 } })
    expect(
      (await api('GET', `/stats/overview?${november}&include_tests=false`)).data.metrics.accepted
        .total,
    ).toBe(8)
  })

  it('make a series without gaps, by day and by hour', async () => {
    const days = (await api('GET', '/stats/series?from=2026-11-01&to=2026-11-04')).data.points as {
      at: string
      metrics: Record<string, { total: number }>
    }[]
    expect(
      days.map(({ at: day, metrics }) => [
        day,
        metrics.accepted!.total,
        metrics.read!.total,
        metrics.clicks!.total,
      ]),
    ).toEqual([
      ['2026-11-01T00:00:00.000Z', 2, 1, 1],
      ['2026-11-02T00:00:00.000Z', 0, 1, 0],
      ['2026-11-03T00:00:00.000Z', 5, 0, 2],
      ['2026-11-04T00:00:00.000Z', 2, 0, 1],
    ])
    const rates = days as unknown as { rates: Record<string, { n: number }> }[]
    const { data: whole } = await api('GET', '/stats/overview?from=2026-11-01&to=2026-11-04')
    for (const name of ['mm_share', 'delivery_rate', 'read_rate', 'fallback_rate', 'click_rate']) {
      expect(
        rates.reduce((sum, each) => sum + each.rates[name]!.n, 0),
        name,
      ).toBe(whole.rates[name].n)
    }
    const hours = (
      await api('GET', '/stats/series?from=2026-11-03&to=2026-11-03&bucket=hour&campaign=spring')
    ).data.points as typeof days
    expect(hours).toHaveLength(24)
    expect(
      hours
        .filter(({ metrics }) => metrics.accepted!.total + metrics.clicks!.total > 0)
        .map(({ at: hour, metrics }) => [hour, metrics.accepted!.total, metrics.clicks!.total]),
    ).toEqual([
      ['2026-11-03T10:00:00.000Z', 3, 0],
      ['2026-11-03T11:00:00.000Z', 0, 1],
      ['2026-11-03T12:00:00.000Z', 1, 0],
      ['2026-11-03T23:00:00.000Z', 0, 1],
    ])
  })

  it('list campaigns without tests, their clicks certain or shared', async () => {
    const { data } = await api('GET', `/stats/campaigns?${november}&sort=campaign`)
    type Campaign = { campaign: string; metrics: { accepted: { total: number } }; clicks: unknown }
    expect(
      (data.campaigns as Campaign[]).map(({ campaign, metrics, clicks }) => [
        campaign,
        metrics.accepted.total,
        clicks,
      ]),
    ).toEqual([
      ['quiet', 1, { certain: 0, shared: [] }],
      ['spring', 6, { certain: 3, shared: [{ with: ['summer'], clicks: 1 }] }],
      ['summer', 1, { certain: 0, shared: [{ with: ['spring'], clicks: 1 }] }],
    ])
    const withTests = await api(
      'GET',
      `/stats/campaigns?${november}&include_tests=true&sort=-accepted&limit=1&offset=3`,
    )
    expect(withTests.data).toMatchObject({
      count: 1,
      total: 4,
      campaigns: [{ campaign: 'tried', clicks: { certain: 1 } }],
    })
    expect(
      (await api('GET', '/stats/campaigns?from=2026-11-11&to=2026-11-11')).data.campaigns,
    ).toEqual([])
    const found = (await api('GET', `/stats/campaigns?${november}&search=PRI`)).data
    expect(found).toMatchObject({
      total: 1,
      filters: { search: 'PRI' },
      campaigns: [
        { campaign: 'spring', rates_by_way: { messages: { delivery_rate: { value: 1, n: 1 } } } },
      ],
    })
  })

  it('show one campaign by channel, country and day', async () => {
    const { data } = await api('GET', `/stats/campaigns/spring?${november}`)
    expect(data).toMatchObject({
      campaign: 'spring',
      metrics: { accepted: { total: 6 }, clicks: { total: 3 } },
      clicks: { certain: 3, shared: [{ with: ['summer'], clicks: 1 }] },
      by_channel: [
        { channel_id: 'brCH', channel_name: 'Flora Norte', metrics: { clicks: { total: 2 } } },
        { channel_id: 'deCH', metrics: { clicks: { total: 1 } } },
      ],
      failures: [{ code: 131049, count: 1 }],
    })
    expect(
      data.by_country.map(
        ({ country, metrics }: { country: string; metrics: { sent: { total: number } } }) => [
          country,
          metrics.sent.total,
        ],
      ),
    ).toEqual([
      ['BR', 4],
      ['DE', 1],
    ])
    expect(data.by_day).toHaveLength(30)
    expect((await api('GET', '/stats/campaigns/autumn')).status).toBe(404)
  })

  it('tell of one campaign which clicks are its own, and what was delivered where no click would be known of', async () => {
    const { clicks, metrics, rates } = (await api('GET', `/stats/campaigns/spring?${november}`))
      .data
    expect(clicks.base).toEqual({
      counted: 2,
      left_out: [
        { reason: 'recipient_country', delivered: 1, countries: ['DE'] },
        { reason: 'sender_country', delivered: 1, countries: ['DE'] },
      ],
    })
    expect([rates.click_rate.n, metrics.delivered.marketing_messages]).toEqual([2, 4])
    expect(clicks.by_day).toHaveLength(30)
    expect(
      (clicks.by_day as { date: string; certain: number; shared: number }[]).filter(
        ({ certain, shared }) => certain + shared > 0,
      ),
    ).toEqual([
      { date: '2026-11-01', certain: 1, shared: 0 },
      { date: '2026-11-03', certain: 2, shared: 0 },
      { date: '2026-11-04', certain: 0, shared: 1 },
    ])
    expect((await api('GET', `/stats/campaigns/quiet?${november}`)).data.clicks.base).toEqual({
      counted: 0,
      left_out: [{ reason: 'no_click_yet', delivered: 1, countries: [] }],
    })
  })

  it('tell every click, and which campaigns it may be of', async () => {
    const { data } = await api('GET', `/stats/clicks?${november}`)
    expect(data).toMatchObject({
      total: 6,
      landing_page_views: 1,
      by_component: { cta: 4, body: 1, unknown: 1 },
      by_channel: { brCH: 5, deCH: 1 },
      unattributed: 1,
      campaigns: [
        { campaign: 'spring', certain: 3 },
        { campaign: 'tried', certain: 1 },
      ],
      shared: [{ campaigns: ['spring', 'summer'], clicks: 1 }],
    })
    expect(Object.keys(data.by_day)).toHaveLength(30)
    expect([data.by_day['2026-11-03'], data.by_day['2026-11-05']]).toEqual([2, 0])
    expect((await api('GET', `/stats/clicks?${november}&campaign=summer`)).data).toMatchObject({
      total: 1,
      by_channel: { brCH: 1 },
      campaigns: [],
      unattributed: 0,
    })
  })

  it('come as CSV', async () => {
    const lines = async (path: string) =>
      ((await api('GET', path)).data as string).trim().split('\n')
    expect(await lines(`/stats/overview.csv?${november}`)).toEqual(
      expect.arrayContaining([
        'name,total,marketing_messages,messages,pending,value,low,high,n,previous',
        '"accepted",9,8,1,0,,,,,0',
        expect.stringMatching(/^"read_rate",,,,,0\.333/),
      ]),
    )
    expect(await lines(`/stats/series.csv?${november}`)).toHaveLength(31)
    const [columns, first] = await lines(`/stats/campaigns.csv?${november}&sort=-clicks`)
    expect(columns).toMatch(
      /^campaign,metrics\.accepted\.total,.*,rates_by_way\.messages\.read_rate\.n,clicks\.certain,clicks\.shared$/,
    )
    expect(first).toMatch(/^"spring",6,/)
    const [dayColumns, ...days] = await lines(`/stats/campaigns/spring/days.csv?${november}`)
    expect(dayColumns).toMatch(/^date,metrics\.accepted\.total,.*,clicks\.certain,clicks\.shared$/)
    expect([days.length, days[0], days[3]]).toEqual([
      30,
      expect.stringMatching(/^"2026-11-01",2,2,.*,1,0$/),
      expect.stringMatching(/^"2026-11-04",.*,0,1$/),
    ])
    expect(await lines(`/stats/campaigns/spring/channels.csv?${november}`)).toEqual([
      expect.stringMatching(/^channel_id,channel_name,metrics/),
      expect.stringMatching(/^"brCH","Flora Norte",5,/),
      expect.stringMatching(/^"deCH","deCH",1,/),
    ])
    expect(await lines(`/stats/campaigns/spring/countries.csv?${november}`)).toEqual([
      expect.stringMatching(/^country,metrics\.sent\.total,/),
      expect.stringMatching(/^"BR",4,/),
      expect.stringMatching(/^"DE",1,/),
    ])
    expect((await api('GET', `/stats/campaigns/autumn/days.csv?${november}`)).status).toBe(404)
    expect(await lines(`/stats/clicks.csv?${november}`)).toEqual([
      'date,channel_id,component,clicks',
      '"2026-11-01","brCH","cta",1',
      ...['"2026-11-03","brCH","body",1', '"2026-11-03","deCH","cta",1'].map((line) =>
        expect.stringMatching(line),
      ),
      '"2026-11-04","brCH","cta",1',
      '"2026-11-11","brCH","unknown",1',
      '"2026-11-30","brCH","cta",1',
    ])
  })

  it('are what a recount of the ledger says', async () => {
    expect(await api('POST', '/stats/verify')).toMatchObject({
      status: 200,
      data: { equal: true, differences: [], closed_before: expect.any(String) },
    })
    const { database } = gateway.runtime
    await database.query(
      "UPDATE message_count SET delivered = delivered + 1 WHERE grain = 'day' AND channel_id = 'deCH'",
    )
    expect((await api('POST', '/stats/verify')).data).toMatchObject({
      equal: false,
      differences: [
        {
          table: 'message_count',
          key: { grain: 'day', at: '2026-11-03T00:00:00.000Z', channel_id: 'deCH' },
          counted: { delivered: 2 },
          recounted: { delivered: 1 },
        },
      ],
    })
    await database.query(
      "UPDATE message_count SET delivered = delivered - 1 WHERE grain = 'day' AND channel_id = 'deCH'",
    )
  })

  it.each([
    ['from=yesterday', 'from', 'Accepted is a UTC date'],
    ['from=2026-02-30', 'from', 'Accepted is a UTC date'],
    ['to=0001-01-01', 'to', 'Accepted is a UTC date'],
    ['from=2026-11-02&to=2026-11-01', 'from', 'is after 2026-11-01'],
    ['from=2000-01-01&to=2026-01-01', 'from', 'at most 3660'],
    ['channel_id=otherCH', 'channel_id', 'There is no channel otherCH.'],
    ['client_id=otherCL', 'client_id', 'There is no client otherCL.'],
    ['include_tests=1', 'include_tests', 'Accepted are true, false.'],
  ])('refuse %s', async (query, path, says) => {
    for (const kind of ['overview', 'series', 'campaigns', 'clicks', 'clicks.csv']) {
      const answer = await api('GET', `/stats/${kind}?${query}`)
      expect(answer).toMatchObject({
        status: 422,
        data: { issues: [{ path, message: expect.stringContaining(says) }] },
      })
    }
  })

  it('refuse hours over more than 31 days', async () => {
    expect(
      await api('GET', '/stats/series?from=2026-10-01&to=2026-10-31&bucket=hour'),
    ).toMatchObject({ status: 200 })
    expect(
      await api('GET', '/stats/series?from=2026-10-01&to=2026-11-01&bucket=hour'),
    ).toMatchObject({ status: 422, data: { issues: [{ path: 'bucket' }] } })
    expect(await api('GET', '/stats/series?bucket=week')).toMatchObject({
      status: 422,
      says: 'bucket: Accepted are hour, day.',
    })
  })

  it('are of the last 30 days where nothing is said', async () => {
    const { from, to } = (await api('GET', '/stats/overview')).data
    expect(to).toBe(new Date().toISOString().slice(0, 10))
    expect(Date.parse(to) - Date.parse(from)).toBe(29 * 86_400_000)
  })
})
