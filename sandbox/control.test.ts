import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { control, send, templateMessage } from '@/sandbox/testing/client'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const statusOf = async (
  ...args: Parameters<typeof send> extends [string, ...infer Rest] ? Rest : never
) => (await send(sandbox.url, ...args)).status

describe('templates', () => {
  it('a category flips while running, both ways', async () => {
    expect(await statusOf('marketing_messages', templateMessage('order_update'))).toBe(400)
    await control(sandbox.url, 'PUT /templates', { name: 'order_update', category: 'MARKETING' })
    expect(await statusOf('marketing_messages', templateMessage('order_update'))).toBe(200)
    await control(sandbox.url, 'PUT /templates', { name: 'order_update', category: 'UTILITY' })
    expect(await statusOf('marketing_messages', templateMessage('order_update'))).toBe(400)
  })

  it('a flip may hold for one WABA', async () => {
    await control(sandbox.url, 'PUT /templates', {
      name: 'spring_sale',
      category: 'UTILITY',
      waba_id: '71',
    })
    expect(
      await statusOf('marketing_messages', templateMessage('spring_sale'), { key: 'key-waba-71' }),
    ).toBe(400)
    expect(
      await statusOf('marketing_messages', templateMessage('spring_sale'), { key: 'key-waba-72' }),
    ).toBe(200)
  })

  it('one that is not approved is refused on both ways', async () => {
    await control(sandbox.url, 'PUT /templates', {
      name: 'spring_sale',
      category: 'MARKETING',
      status: 'DISABLED',
    })
    for (const way of ['marketing_messages', 'messages'] as const) {
      expect(await (await send(sandbox.url, way, templateMessage('spring_sale'))).text()).toContain(
        '"code":132016',
      )
    }
  })
})

describe('holds', () => {
  const waitingFor = async (template: string, count: number) => {
    for (;;) {
      const { waiting } = await control(sandbox.url, 'GET /holds')
      if ((waiting as Record<string, number>)[template] === count) return
    }
  }

  it('answers of a template wait until it is released; their messages are delivered at once', async () => {
    await control(sandbox.url, 'PUT /holds', { template: 'spring_sale', held: true })
    const answers = [1, 2].map(() => send(sandbox.url, 'messages', templateMessage('spring_sale')))
    await waitingFor('spring_sale', 2)
    expect(await statusOf('messages', templateMessage('cart_reminder'))).toBe(200)
    await control(sandbox.url, 'PUT /holds', { template: 'spring_sale', held: false })
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200])
    expect(await control(sandbox.url, 'GET /holds')).toMatchObject({ waiting: {} })
  })

  it('hold_… is held from the start, plays the rest, and stays released', async () => {
    const answer = send(
      sandbox.url,
      'marketing_messages',
      templateMessage('hold_same_on_cloud_131049'),
    )
    await waitingFor('hold_same_on_cloud_131049', 1)
    await control(sandbox.url, 'PUT /holds', { template: 'hold_same_on_cloud_131049', held: false })
    expect(await (await answer).text()).toContain('"code":131049')
    expect(await statusOf('marketing_messages', templateMessage('hold_same_on_cloud_131049'))).toBe(
      400,
    )
  })

  it('a caller that gives up was delivered to, and the release goes on without it', async () => {
    const giveUp = new AbortController()
    const answer = send(sandbox.url, 'messages', templateMessage('hold_on'), {
      signal: giveUp.signal,
    }).catch((error: Error) => error.name)
    await waitingFor('hold_on', 1)
    giveUp.abort()
    expect(await answer).toBe('AbortError')
    await control(sandbox.url, 'PUT /holds', { template: 'hold_on', held: false })
    expect(await statusOf('messages', templateMessage('hold_on'))).toBe(200)
    expect(sandbox.deliveries).toHaveLength(2)
  })

  it('a reset lets held answers go', async () => {
    const answer = send(sandbox.url, 'messages', templateMessage('hold_on'))
    await waitingFor('hold_on', 1)
    await control(sandbox.url, 'POST /reset')
    expect((await answer).status).toBe(200)
    expect(sandbox.deliveries).toEqual([])
  })
})

describe('pace', () => {
  it('latency_… waits at least as long as its name says', async () => {
    const began = performance.now()
    expect(await statusOf('messages', templateMessage('latency_120_not_onboarded_200'))).toBe(200)
    expect(performance.now() - began).toBeGreaterThanOrEqual(119)
  })

  it('throttle_… takes its rate in a second and refuses the others', async () => {
    const sends = Array.from({ length: 20 }, () =>
      statusOf('messages', templateMessage('throttle_3_sale')),
    )
    const codes = await Promise.all(sends)
    const taken = codes.filter((code) => code === 200).length
    // The second may turn over once between the sends.
    expect(taken).toBeGreaterThanOrEqual(3)
    expect(taken).toBeLessThanOrEqual(6)
    expect(sandbox.deliveries).toHaveLength(taken)
  })
})

describe('wabas and channels', () => {
  it('a WABA that disabled marketing on Cloud gets 131063 there', async () => {
    await control(sandbox.url, 'PUT /wabas', {
      waba_id: '71',
      disable_marketing_messages_on_cloud_api: true,
    })
    const refused = await send(sandbox.url, 'messages', templateMessage('spring_sale'), {
      key: 'waba-71',
    })
    expect(await refused.text()).toContain('"code":131063')
    expect(
      await statusOf('marketing_messages', templateMessage('spring_sale'), { key: 'waba-71' }),
    ).toBe(200)
    expect(await statusOf('messages', templateMessage('order_update'), { key: 'waba-71' })).toBe(
      200,
    )
    expect(await statusOf('messages', templateMessage('spring_sale'), { key: 'waba-72' })).toBe(200)
  })

  it('a link moves a key or a phone number id to a WABA', async () => {
    await send(sandbox.url, 'messages', templateMessage('spring_sale'), { style: 'graph' })
    await control(sandbox.url, 'PUT /channels', { channel: '106540352242922', waba_id: '88' })
    await send(sandbox.url, 'messages', templateMessage('spring_sale'), { style: 'graph' })
    expect(sandbox.deliveries.map(({ waba }) => waba)).toEqual(['102290129340398', '88'])
  })

  it('STRICT on a WABA that is not onboarded is refused; else it goes out by Cloud', async () => {
    await control(sandbox.url, 'PUT /wabas', {
      waba_id: '71',
      marketing_messages_onboarding_status: 'ELIGIBLE',
    })
    const strict = templateMessage('spring_sale', { product_policy: 'STRICT' })
    const refused = await send(sandbox.url, 'marketing_messages', strict, { key: 'waba-71' })
    expect(await refused.text()).toMatch(/must accept .* terms/)
    expect(
      await statusOf('marketing_messages', templateMessage('spring_sale'), { key: 'waba-71' }),
    ).toBe(200)
    expect(sandbox.deliveries).toMatchObject([{ billed: 'marketing' }])
  })
})

describe('what was sent', () => {
  it('is listed with its exact bytes, filtered and cut, and counted', async () => {
    const odd = JSON.stringify(templateMessage('spring_sale', { note: 'ünïcode \u0001' })).replace(
      '{',
      '{ \r\n',
    )
    await send(sandbox.url, 'messages', odd)
    for (const to of ['+55 21 1', '5521 1', '55212']) {
      await send(sandbox.url, 'marketing_messages', templateMessage('cart_reminder', { to }))
    }
    await send(sandbox.url, 'marketing_messages', templateMessage('order_update'))

    const first = await control(sandbox.url, 'GET /deliveries?template=spring_sale')
    expect(first).toMatchObject({
      total: 4,
      matched: 1,
      deliveries: [{ way: 'messages', accepted: true }],
    })
    const [delivery] = first.deliveries as { at: string; body_base64: string }[]
    expect(Buffer.from(delivery?.body_base64 ?? '', 'base64').toString()).toBe(odd)
    expect(new Date(delivery?.at ?? '').toISOString()).toBe(delivery?.at)

    const page = await control(sandbox.url, 'GET /deliveries?recipient=55211&limit=1&offset=1')
    expect(page).toMatchObject({ matched: 2, deliveries: [{}] })
    expect(await control(sandbox.url, 'GET /sends?way=marketing_messages')).toMatchObject({
      total: 5,
      matched: 4,
    })
    expect(await control(sandbox.url, 'GET /counts')).toMatchObject({
      total: 4,
      counts: { messages: 1, marketing_messages: 3 },
    })
    expect(await control(sandbox.url, 'GET /counts?of=sends&by=template')).toMatchObject({
      total: 5,
      counts: { spring_sale: 1, cart_reminder: 3, order_update: 1 },
    })
    expect(await control(sandbox.url, 'GET /counts?by=recipient&min=2')).toMatchObject({
      counts: { 55211: 2 },
    })

    await control(sandbox.url, 'DELETE /deliveries')
    expect(await control(sandbox.url, 'GET /counts?of=sends')).toMatchObject({
      total: 0,
      counts: {},
    })
  })
})

it.each([
  ['PUT /templates', {}, 'name must be a template name'],
  ['PUT /templates', { name: 'Sale', category: 'MARKETING' }, 'name must be a template name'],
  [
    'PUT /templates',
    { name: 'sale', category: 'marketing' },
    'category must be MARKETING, UTILITY or AUTHENTICATION',
  ],
  [
    'PUT /templates',
    { name: 'sale', category: 'UTILITY', lang: 'en' },
    'lang is not known; accepted are name, category',
  ],
  ['PUT /holds', { template: 'sale', held: 'yes' }, 'held must be true or false'],
  ['PUT /wabas', { waba_id: 'x' }, 'waba_id must be a text of digits'],
  [
    'PUT /wabas',
    { waba_id: '1', marketing_messages_onboarding_status: 1 },
    'must be a text or null',
  ],
  ['PUT /channels', { channel: '', waba_id: '1' }, 'channel must be a text'],
  ['PUT /channels', [], 'must be a JSON object'],
  ['GET /counts?by=key', undefined, 'by must be way, template or recipient'],
  ['GET /counts?of=all', undefined, 'of must be deliveries or sends'],
  ['GET /counts?min=x', undefined, 'min must be an integer'],
  ['GET /sends?name=sale', undefined, 'name is not known; accepted are template, recipient'],
  ['GET /deliveries?limit=-1', undefined, 'limit and offset must be integers'],
] as const)('%s %j is refused with what is accepted', async (request, body, error) => {
  expect(await control(sandbox.url, request, body)).toEqual({
    http: 400,
    error: expect.stringContaining(error),
  })
})

it('names its endpoints when there is no such one', async () => {
  const answer = await control(sandbox.url, 'POST /deliveries')
  expect(answer).toEqual({ http: 404, error: expect.stringContaining('GET /deliveries') })
})
