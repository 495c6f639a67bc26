import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { changeChannel } from '@/lib/server/testing/change-settings'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const TEXT = {
  messaging_product: 'whatsapp',
  to: '5521991112222',
  type: 'text',
  text: { body: 'Hi' },
}

describe('a channel over its rate limit', () => {
  let gateway: TestGateway
  let now: number
  beforeAll(async () => {
    now = Date.now()
    gateway = await startTestGateway({ database: await openTestDatabase(), now: () => now })
  })
  afterAll(() => gateway.close())

  const statuses = async (key: string, count: number) => {
    const answers = await Promise.all(Array.from({ length: count }, () => gateway.send(key, TEXT)))
    return answers.map(({ status }) => status).sort()
  }

  it('sends a second’s worth at once and then the rate; the rest is refused, unsent and unlogged', async () => {
    const { key, id } = await gateway.channel({ rateLimitMps: 4 })
    expect(await statuses(key, 10)).toEqual([200, 200, 200, 200, 429, 429, 429, 429, 429, 429])
    now += 500
    expect(await statuses(key, 3)).toEqual([200, 200, 429])
    expect(gateway.sandbox.deliveries).toHaveLength(6)
    expect(
      await gateway.runtime.database.query('SELECT 1 FROM message WHERE channel_id = $1', [id]),
    ).toHaveLength(6)
  })

  it('says so in Graph’s shape, and when to come again', async () => {
    const { key } = await gateway.channel({ rateLimitMps: 1 })
    await gateway.send(key, TEXT)
    const { status, headers, json } = await gateway.send(key, TEXT)
    expect([status, headers['retry-after'], json().error!.code, json().error!.type]).toEqual([
      429,
      '1',
      130429,
      'FairwayError',
    ])
    expect(json().error!.error_data.details).toContain('1 messages a second')
    expect(headers).not.toHaveProperty('x-fairway-route')
    now += 1_000
    expect((await gateway.send(key, TEXT)).status).toBe(200)
  })

  it('is over its own limit only, and over none by default', async () => {
    const [limited, other, free] = [
      await gateway.channel({ rateLimitMps: 1 }),
      await gateway.channel({ rateLimitMps: 1 }),
      await gateway.channel(),
    ]
    expect([
      await statuses(limited.key, 2),
      await statuses(other.key, 1),
      await statuses(free.key, 30),
    ]).toEqual([[200, 429], [200], Array(30).fill(200)])
  })

  it('holds a changed limit at once', async () => {
    const { key, id } = await gateway.channel({ rateLimitMps: 1 })
    expect(await statuses(key, 2)).toEqual([200, 429])
    await changeChannel(gateway, id, { rateLimitMps: null })
    expect(await statuses(key, 5)).toEqual(Array(5).fill(200))
  })

  it('gives its tokens to MM and Cloud alike', async () => {
    const { key } = await gateway.channel({ rateLimitMps: 1 })
    expect(
      (
        await gateway.send(
          key,
          {
            ...TEXT,
            type: 'template',
            template: { name: 'spring_sale', language: { code: 'en' } },
          },
          { path: '/marketing_messages' },
        )
      ).status,
    ).toBe(200)
    expect((await gateway.send(key, TEXT)).status).toBe(429)
  })
})
