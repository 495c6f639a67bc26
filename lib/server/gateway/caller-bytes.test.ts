import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { pinCategory } from '@/lib/server/testing/change-settings'
import type { NewTestChannel, TestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { accepts, refuses } from '@/lib/server/testing/upstream-acts'

const INDIVIDUAL = '"recipient_type":"individual",'
const TEMPLATE = '"type":"template","template":{"name":"known","language":{"code":"en"}}'
/** One MiB exactly. */
const LONGEST = `{"type":"text","text":"${'x'.repeat(1024 * 1024 - 25)}"}`

describe('the caller’s bytes', () => {
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  let plain: TestChannel
  beforeAll(async () => {
    upstream = await startScriptedUpstream(accepts)
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
    })
    plain = await channelThatKnows({})
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })
  beforeEach(() => {
    upstream.play(accepts)
  })

  async function channelThatKnows(settings: NewTestChannel): Promise<TestChannel> {
    const channel = await channelWithKnownList(gateway, settings)
    await pinCategory(gateway, { wabaId: channel.wabaId, name: 'known' }, 'marketing')
    return channel
  }

  /** What the upstream gets of a body, by attempt. */
  async function received(
    channel: TestChannel,
    body: string | Uint8Array,
    headers: Record<string, string> = {},
  ) {
    const before = upstream.requests.length
    const { status } = await gateway.send(channel.key, body, { headers })
    expect(status).toBe(200)
    return upstream.requests.slice(before)
  }
  const bodies = async (channel: TestChannel, body: string | Uint8Array) =>
    (await received(channel, body)).map((request) => request.body.toString())

  it.each([
    ['white space', ' \r\n\t{ "type" :\t"text" ,\n"text": { } } \n'],
    [
      'escapes, spelled as they like',
      '{"t\\u0079pe":"te\\u0078t","x":"\\/\\b\\u00e9é😀\\ud83d\\ude00"}',
    ],
    [
      'numbers no JavaScript holds',
      '{"type":"text","n":12345678901234567890.123456789e-400,"z":-0,"e":1E+5}',
    ],
    ['repeated members', '{"type":"template","type":"text","type":"text"}'],
    [
      'members nobody knows, and unlucky names',
      '{"__proto__":{"type":"template"},"constructor":1,"":2,"type":"text"}',
    ],
    ['a thousand levels', `{"type":"text","d":${'['.repeat(1_000)}${']'.repeat(1_000)}}`],
    ['one MiB', LONGEST],
    ['no type at all', '{}'],
  ])('go to Cloud as they came: %s', async (_what, body) => {
    expect(await bodies(plain, body)).toEqual([body])
  })

  it('go to Cloud as they came, whatever JSON they are', async () => {
    const space = fc.constantFrom('', ' ', '\n', '\t ')
    const document = fc
      .tuple(
        fc.dictionary(
          fc
            .string()
            .filter(
              (name) =>
                !['type', 'product_policy', 'message_activity_sharing', 'bid_spec'].includes(name),
            ),
          fc.json(),
        ),
        space,
      )
      .map(
        ([members, blank]) =>
          `{${Object.entries(members)
            .map(
              ([name, json]) => `${blank}${JSON.stringify(name)}${blank}:${blank}${json}${blank}`,
            )
            .join()}${blank}}`,
      )
    await fc.assert(
      fc.asyncProperty(document, async (body) => {
        expect(await bodies(plain, body)).toEqual([body])
      }),
      { numRuns: 60 },
    )
  })

  it('go to MM as they came where nothing is missing', async () => {
    const body = `{ "recipient_type" : "group",\t"message_activity_sharing": null, ${TEMPLATE},"n":1.0 }`
    expect(await bodies(await channelThatKnows({ defaultActivitySharing: true }), body)).toEqual([
      body,
    ])
  })

  it('go to MM with the recipient type it asks for', async () => {
    expect(await bodies(plain, `{ ${TEMPLATE} }`)).toEqual([`{${INDIVIDUAL} ${TEMPLATE} }`])
  })

  it.each([
    [true, '"message_activity_sharing":true,'],
    [false, '"message_activity_sharing":false,'],
    [null, ''],
  ])(
    'go to MM with the channel’s default for activity sharing (%s) where they have none',
    async (defaultActivitySharing, added) => {
      const channel = await channelThatKnows({ defaultActivitySharing })
      expect(await bodies(channel, `{${TEMPLATE}}`)).toEqual([`{${INDIVIDUAL}${added}${TEMPLATE}}`])
      const own = `{"message_activity_sharing":${!defaultActivitySharing},"recipient_type":"individual",${TEMPLATE}}`
      expect(await bodies(channel, own)).toEqual([own])
    },
  )

  it('go to Cloud without what only MM takes, also after MM', async () => {
    upstream.play(refuses(400, 131055), accepts)
    const channel = await channelThatKnows({ defaultActivitySharing: true })
    const body = `{"product_policy":"CLOUD_API_FALLBACK", ${TEMPLATE} ,"bid_spec":{"per_message_bid_multiplier":1.0},"message_activity_sharing":true,"n":1.0}`
    const [onMm, onCloud, ...none] = await received(channel, body)
    expect([onMm!.line, onMm!.body.toString()]).toEqual([
      'POST /marketing_messages HTTP/1.1',
      `{${INDIVIDUAL}${body.slice(1)}`,
    ])
    expect([onCloud!.line, onCloud!.body.toString()]).toEqual([
      'POST /messages HTTP/1.1',
      `{ ${TEMPLATE} ,"n":1.0}`,
    ])
    expect(none).toEqual([])
  })

  it('go with the headers of the channel only', async () => {
    const [request] = await received(plain, '{"type":"text"}', {
      'x-fairway-campaign': 'spring',
      'idempotency-key': 'k',
      authorization: 'Bearer own',
      cookie: 'a=b',
      'content-type': 'application/json; charset=utf-8',
      'x-own': '1',
    })
    expect(request!.headers).toEqual({
      host: new URL(upstream.url).host,
      connection: 'keep-alive',
      'content-type': 'application/json',
      'content-length': '15',
      'd360-api-key': plain.upstreamKey,
    })
  })
})
