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

describe('what opens the gateway, and what a send is called', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
  })
  afterAll(() => gateway.close())

  const statusOf = async (key: string) => (await gateway.send(key, TEXT)).status

  it('a key issued here, and the channel’s own upstream key, each with or without Bearer', async () => {
    const { key, upstreamKey } = await gateway.channel()
    for (const one of [key, upstreamKey]) {
      for (const written of [one, `Bearer ${one}`, `bearer  ${one} `])
        expect(await statusOf(written)).toBe(200)
    }
  })

  it('not the upstream key where the channel does not accept it', async () => {
    const { key, upstreamKey, id } = await gateway.channel({ acceptUpstreamKey: false })
    expect([await statusOf(key), await statusOf(upstreamKey)]).toEqual([200, 401])
    await changeChannel(gateway, id, { acceptUpstreamKey: true })
    expect(await statusOf(upstreamKey)).toBe(200)
    await changeChannel(gateway, id, { acceptUpstreamKey: false })
    expect(await statusOf(upstreamKey)).toBe(401)
  })

  it('not a key that was revoked, whose end is the upstream key’s too only with the channel', async () => {
    const { key, upstreamKey, id } = await gateway.channel()
    await gateway.runtime.database.prisma.channelKey.updateMany({
      where: { channelId: id },
      data: { revokedAt: new Date() },
    })
    await changeChannel(gateway, id, {})
    expect([await statusOf(key), await statusOf(upstreamKey)]).toEqual([401, 200])
    await changeChannel(gateway, id, { deletedAt: new Date() })
    expect(await statusOf(upstreamKey)).toBe(401)
  })

  it('no other: unknown, empty, or the hash that is stored', async () => {
    const { key, id } = await gateway.channel()
    const { keyHash } = await gateway.runtime.database.prisma.channelKey.findFirstOrThrow({
      where: { channelId: id },
    })
    for (const wrong of ['unknown', '', 'Bearer ', keyHash, `${key}x`, key.slice(1)]) {
      const { status, headers, json } = await gateway.send(wrong, TEXT)
      expect([status, json().error!.code, json().error!.type, json().error!.fbtrace_id]).toEqual([
        401,
        190,
        'FairwayError',
        headers['x-fairway-trace'],
      ])
    }
  })

  describe('X-Fairway-Campaign', () => {
    const template = {
      ...TEXT,
      type: 'template',
      template: { name: 'spring_sale', language: { code: 'en' } },
    }
    async function campaignOf(message: unknown, campaign?: string) {
      const { key } = await gateway.channel()
      const { status, headers } = await gateway.send(key, message, {
        headers: campaign === undefined ? {} : { 'x-fairway-campaign': campaign },
      })
      const [row] = await gateway.runtime.database.query<{ campaign: string | null }>(
        'SELECT campaign FROM message WHERE trace_id = $1',
        [headers['x-fairway-trace']!],
      )
      return [status, row?.campaign]
    }

    it('is the campaign, else the template’s name is', async () => {
      expect(await campaignOf(template, 'Black Friday')).toEqual([200, 'Black Friday'])
      expect(await campaignOf(TEXT, 'x'.repeat(100))).toEqual([200, 'x'.repeat(100)])
      expect(await campaignOf(template)).toEqual([200, 'spring_sale'])
      expect(await campaignOf(TEXT)).toEqual([200, null])
    })

    it('is read as UTF-8 where it is UTF-8, and counted in characters', async () => {
      const sent = (text: string) => Buffer.from(text).toString('latin1')
      expect(await campaignOf(template, sent('Frühling 😀'))).toEqual([200, 'Frühling 😀'])
      expect(await campaignOf(template, sent('ü'.repeat(100)))).toEqual([200, 'ü'.repeat(100)])
      expect(await campaignOf(template, 'Fr\xfchling')).toEqual([200, 'Frühling'])
    })

    it('is refused where it is too long or empty', async () => {
      expect(await campaignOf(template, 'x'.repeat(101))).toEqual([400, undefined])
      expect(await campaignOf(template, '')).toEqual([400, undefined])
    })
  })
})
