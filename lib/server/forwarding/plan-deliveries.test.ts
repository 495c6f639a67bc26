import { describe, expect, it } from 'vitest'
import { readWebhook } from '@/lib/domain/webhooks/read-webhook'
import {
  type ForwardingChannel,
  type ForwardingChannels,
  planDeliveries,
} from '@/lib/server/forwarding/plan-deliveries'

const SIGNATURE = { 'x-hub-signature-256': 'sha256=00' }
const A1 = { id: 'A1', wabaId: '100', forwardUrl: 'https://a.example' }
const A2 = { id: 'A2', wabaId: '100', forwardUrl: 'https://a.example' }
const B = { id: 'B', wabaId: '200', forwardUrl: 'https://b.example' }
const SILENT = { id: 'SILENT', wabaId: '300', forwardUrl: null }
const CHANNELS: ForwardingChannels = {
  channelByNumber: new Map<string, ForwardingChannel>([
    ['1', A1],
    ['2', A2],
    ['3', B],
    ['4', SILENT],
  ]),
  channelsByWaba: new Map([
    ['100', [A1, A2]],
    ['200', [B]],
    ['300', [SILENT]],
  ]),
}

function plan(text: string) {
  const json: unknown = JSON.parse(text)
  const updates = readWebhook(json, { receivedAt: 0, hash: (given) => given }) ?? []
  const post = {
    partnerId: 'P',
    eventId: 'E',
    receivedAt: 5,
    rawBody: Buffer.from(text),
    headers: SIGNATURE,
    json,
    updates,
  }
  return planDeliveries(post, CHANNELS).map(({ channelId, body, headers, billed }) => ({
    channelId,
    text: Buffer.from(body).toString(),
    signed: headers === SIGNATURE,
    billed,
  }))
}

const status = (number: string, category?: string) =>
  `{"field":"messages","value":{"metadata":{"phone_number_id":"${number}"},"statuses":[` +
  `{"id":"wamid.${number}","status":"sent","timestamp":"1795183950"${category ? `,"pricing":{"category":"${category}"}` : ''}}]}}`
const entry = (wabaId: string, ...changes: string[]) =>
  `{"id":"${wabaId}","changes":[${changes.join(',')}]}`
const post = (...entries: string[]) =>
  `{"object":"whatsapp_business_account","entry":[${entries.join(',')}]}`

describe('what of a POST goes to whom', () => {
  it("is all of it, signed, where all of it is the channel's", () => {
    const text = post(
      entry('100', status('1', 'marketing_lite'), status('1')),
      entry('100', status('1', 'marketing')),
    )
    expect(plan(text)).toEqual([{ channelId: 'A1', text, signed: true, billed: 'mixed' }])
  })

  it("is each receiver's own part, unsigned, of one with two clients' channels", () => {
    const text = post(
      entry('100', status('1', 'marketing_lite'), status('3', 'marketing')),
      entry('200', status('3', 'utility')),
      entry('100', status('2')),
    )
    expect(plan(text)).toEqual([
      {
        channelId: 'A1',
        text: post(entry('100', status('1', 'marketing_lite'))),
        signed: false,
        billed: 'marketing_lite',
      },
      {
        channelId: 'B',
        text: post(entry('100', status('3', 'marketing')), entry('200', status('3', 'utility'))),
        signed: false,
        billed: 'marketing',
      },
      { channelId: 'A2', text: post(entry('100', status('2'))), signed: false, billed: 'none' },
    ])
  })

  it.each([
    [
      'account_update, by its value',
      entry(
        '999',
        '{"field":"account_update","value":{"event":"X","waba_info":{"waba_id":"100"}}}',
      ),
      ['A1', 'A2'],
    ],
    [
      'account_update without one, by its entry',
      entry('200', '{"field":"account_update","value":{"event":"X"}}'),
      ['B'],
    ],
    [
      'template_category_update, by its entry',
      entry(
        '100',
        '{"field":"template_category_update","value":{"metadata":{"phone_number_id":"3"}}}',
      ),
      ['A1', 'A2'],
    ],
    ['a field that is new, by its entry', entry('200', '{"field":"news","value":{}}'), ['B']],
    [
      'a field that is new, by its number',
      entry('100', '{"field":"news","value":{"metadata":{"phone_number_id":2}}}'),
      ['A2'],
    ],
    ["a number that is nobody's", entry('100', status('9')), []],
    ["a WABA that is nobody's", entry('900', '{"field":"news","value":{}}'), []],
    ['a channel that wants nothing', entry('300', status('4')), []],
  ])('follows %s', (_, given, receivers) => {
    expect(plan(post(given)).map(({ channelId, signed }) => [channelId, signed])).toEqual(
      receivers.map((id) => [id, true]),
    )
  })

  it.each([
    ["a stranger's change", entry('900', status('9'))],
    ["a stranger's empty entry", entry('900')],
    ['something that is no entry', '"900"'],
    ['something that is no change', entry('900', '9')],
    ['an entry of another shape', '{"id":"900","changes":{"x":1}}'],
  ])('is not the whole POST beside %s', (_, given) => {
    const own = entry('200', status('3'))
    expect(plan(post(given, own, given))).toEqual([
      { channelId: 'B', text: post(own), signed: false, billed: 'none' },
    ])
  })

  it.each([
    '[]',
    '{"entry":{}}',
    '{"entry":[]}',
    'null',
    '{"id":"1","event":"channel_created","data":{}}',
  ])('is nothing of %s', (text) => {
    expect(plan(text)).toEqual([])
  })
})
