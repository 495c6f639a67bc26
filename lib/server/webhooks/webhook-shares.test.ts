import type { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createPartner } from '@/lib/server/fairness/testing/create-partner'
import { openIdlePosts } from '@/lib/server/fairness/testing/open-idle-posts'
import { eventually } from '@/lib/server/testing/eventually'
import { rawRequest, statusesIn } from '@/lib/server/testing/raw-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import {
  metaSignature,
  type WebhookSender,
  webhookSender,
} from '@/lib/server/testing/webhook-sender'

const MIB = 1024 * 1024

describe('the room of webhooks', () => {
  let gateway: TestGateway
  let hostile: Awaited<ReturnType<typeof createPartner>>
  let other: WebhookSender
  const sockets: Socket[] = []
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    await gateway.channel()
    hostile = await createPartner(gateway)
    other = await webhookSender(gateway)
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    const { webhooks } = gateway.runtime.shares
    await eventually(() => expect(webhooks.held(hostile.partnerId)).toBe(0))
  })
  afterAll(() => gateway.close())

  const post = () => other.post(statusBody([{ id: 'wamid.other' }]))
  const held = () => gateway.runtime.shares.webhookBytes.held(hostile.partnerId)

  it.each(['length', 'chunked'] as const)(
    'is taken from all by idle connections to one address (%s)',
    async (framing) => {
      sockets.push(...openIdlePosts(hostile.sender.url, 200, framing))
      await eventually(() => expect(held()).toBe(200))
      expect((await post()).status).toBe(200)
      expect((await hostile.sender.post({ object: 'x' })).status).toBe(200)
    },
  )

  it('is taken from all by bodies that never end, which fill only the room of their own address', async () => {
    const part = Buffer.alloc(3 * MIB - 2, ' ')
    for (const socket of openIdlePosts(hostile.sender.url, 30, 'length')) {
      sockets.push(socket)
      socket.write(part)
    }
    await eventually(() => expect(held()).toBeGreaterThan(60 * MIB), 20_000)
    expect(held()).toBeLessThanOrEqual(64 * MIB)
    const { status, headers } = await hostile.sender.post(
      Buffer.from(JSON.stringify(statusBody([])).padEnd(3 * MIB)),
    )
    expect([status, headers.get('retry-after')]).toEqual([503, '1'])
    const longest = Buffer.from(JSON.stringify(statusBody([])).padEnd(3 * MIB))
    expect((await other.post(longest)).status).toBe(200)
  })

  it('is taken from all by more posts at once than one address may have', async () => {
    const { webhooks } = gateway.runtime.shares
    const taken = webhooks.room(hostile.partnerId)
    webhooks.take(hostile.partnerId, taken)
    expect((await hostile.sender.post({})).status).toBe(503)
    expect((await post()).status).toBe(200)
    webhooks.give(hostile.partnerId, taken)
    expect((await hostile.sender.post({})).status).toBe(200)
  })

  it('is taken by a post without any proof, whose body is waited for', async () => {
    const path = new URL(hostile.sender.url).pathname
    const answer = await rawRequest(gateway.url, [
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 3000000\r\n\r\n{`,
    ])
    expect(statusesIn(answer)).toEqual([401])
    expect(held()).toBe(0)
  })

  it('stays taken after the answer, whatever it was', async () => {
    await hostile.sender.post('{', { 'x-hub-signature-256': `sha256=${'1'.repeat(64)}` })
    await hostile.sender.post(Buffer.alloc(3 * MIB + 1), metaSignature(Buffer.alloc(0)))
    await hostile.sender.post('{')
    expect(held()).toBe(0)
  })
})
