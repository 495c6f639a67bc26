import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { LEASE_MS } from '@/lib/server/forwarding/claim-deliveries'
import type { Forwarder, ForwarderParts } from '@/lib/server/forwarding/forwarder'
import {
  createDeliveryQueue,
  createForwarder,
} from '@/lib/server/forwarding/testing/delivery-queue'
import { type Receiver, startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { breakable } from '@/lib/server/testing/breakable-database'
import { eventually } from '@/lib/server/testing/eventually'
import { logLines } from '@/lib/server/testing/log-lines'

const SECOND = 1_000
const DAY = 86_400 * SECOND

describe('forwarding', () => {
  let database: Database
  let queue: Awaited<ReturnType<typeof createDeliveryQueue>>
  let receiver: Receiver
  const forwarders: Forwarder[] = []

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.query('DELETE FROM delivery')
    queue = await createDeliveryQueue(database)
    receiver = await startReceiver()
  })
  afterEach(async () => {
    await Promise.all(forwarders.splice(0).map((forwarder) => forwarder.stop(0)))
    await receiver.close()
  })

  function started(parts: Partial<ForwarderParts> = {}, on: Database = database): Forwarder {
    const forwarder = createForwarder(on, parts)
    forwarders.push(forwarder)
    forwarder.start()
    return forwarder
  }
  const row = async (channelId: string) => (await queue.rows(channelId))[0]!

  it('delivers once, signed as Standard Webhooks says, and forgets the body', async () => {
    const body = '{"text":"olá 🎉","n":12345678901234567890}'
    const channel = await queue.channel(`${receiver.url}/hook?a=1&b=%2F`)
    const [id] = await queue.add(channel, {
      bodies: [body],
      headers: { 'x-hub-signature-256': 'sha256=ab' },
    })
    started()
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({
        state: 'delivered',
        attempts: 1,
        has_body: false,
        last_status: 200,
        last_error: null,
      }),
    )
    const { path, headers, body: received } = receiver.received[0]!
    expect([receiver.received.length, path, received]).toEqual([1, '/hook?a=1&b=%2F', body])
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Fairway',
      'webhook-id': id,
      'x-fairway-billed': 'none',
      'x-hub-signature-256': 'sha256=ab',
    })
    const timestamp = headers['webhook-timestamp'] as string
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(10)
    const key = Buffer.from(queue.secret.replace('whsec_', ''), 'base64')
    const signed = createHmac('sha256', key)
      .update(Buffer.from(`${id}.${timestamp}.${received}`))
      .digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${signed}`)
  })

  it('begins at once when it is woken', async () => {
    const channel = await queue.channel(receiver.url)
    const forwarder = createForwarder(database)
    forwarders.push(forwarder)
    await queue.add(channel)
    // Nobody started it, so that nothing but this makes it look.
    forwarder.wake(queue.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(1))
  })

  it('delivers what waited, with the same id, when the receiver is up again', async () => {
    const clock = { now: Date.now() }
    const forwarder = started({ now: () => clock.now })
    receiver.answer = (response) => response.writeHead(503).end('not now')
    const channel = await queue.channel(receiver.url)
    await queue.add(channel)
    forwarder.wake(queue.partnerId)
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({
        state: 'pending',
        attempts: 1,
        has_body: true,
        last_status: 503,
        last_error: 'The receiver answered 503.',
      }),
    )
    const wait = (await row(channel)).due_in_ms
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(6 * SECOND)
    await queue.pass(SECOND)
    expect(await queue.take()).toEqual([])
    receiver.answer = (response) => response.writeHead(204).end()
    await queue.pass(5 * SECOND)
    clock.now += 5 * SECOND
    forwarder.wake(queue.partnerId)
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({
        state: 'delivered',
        attempts: 2,
        last_status: 204,
      }),
    )
    const [first, second] = receiver.received
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
    expect(second!.headers['webhook-signature']).not.toBe(first!.headers['webhook-signature'])
  })

  it('keeps on for seven days, then keeps it as failed', async () => {
    const begun = Date.now()
    const clock = { now: begun }
    const forwarder = started({ now: () => clock.now })
    receiver.answer = (response) => response.writeHead(500).end()
    const channel = await queue.channel(receiver.url)
    await queue.add(channel)
    while ((await row(channel)).state === 'pending') {
      forwarder.wake(queue.partnerId)
      await eventually(async () => expect((await row(channel)).last_at?.getTime()).toBe(clock.now))
      const { state, due_in_ms } = await row(channel)
      if (state === 'failed') break
      await queue.pass(Math.ceil(due_in_ms))
      clock.now += Math.ceil(due_in_ms)
    }
    // The time that the test itself takes counts as well.
    expect(Math.abs(clock.now - begun - 7 * DAY)).toBeLessThan(30 * SECOND)
    expect(await row(channel)).toMatchObject({ state: 'failed', has_body: true, last_status: 500 })
    expect(receiver.received.length).toBeGreaterThan(15)
  })

  it.each([
    [410, 'failed', 'The receiver answered 410: it wants no more of this.'],
    [302, 'pending', 'The receiver answered 302; redirects are not followed.'],
    [404, 'pending', 'The receiver answered 404.'],
  ])('takes %i for %s', async (status, state, error) => {
    const elsewhere = await startReceiver()
    receiver.answer = (response) => response.writeHead(status, { location: elsewhere.url }).end()
    const channel = await queue.channel(receiver.url)
    await queue.add(channel)
    started()
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({ state, last_status: status, last_error: error }),
    )
    expect(elsewhere.received).toEqual([])
    await elsewhere.close()
  })

  it('lets a target that never answers hold back only itself', async () => {
    const dead = await startReceiver()
    dead.answer = () => {}
    const deadChannels = await Promise.all(
      Array.from({ length: 10 }, () => queue.channel(dead.url)),
    )
    for (const channel of deadChannels)
      await queue.add(channel, { bodies: Array<string>(50).fill('{}') })
    await queue.pass(60 * SECOND)
    const channel = await queue.channel(receiver.url)
    const forwarder = started()
    await eventually(() => expect(dead.received).toHaveLength(16))
    await queue.add(channel, { bodies: Array<string>(200).fill('{}') })
    forwarder.wake(queue.partnerId)
    await eventually(async () =>
      expect((await queue.rows(channel)).filter(({ state }) => state === 'delivered')).toHaveLength(
        200,
      ),
    )
    expect(dead.received).toHaveLength(16)
    await forwarder.stop(0)
    await dead.close()
  })

  it("lets one partner's many hanging targets hold back another partner's webhooks", async () => {
    const hanging = await Promise.all(Array.from({ length: 140 }, () => startReceiver()))
    for (const one of hanging) {
      one.answer = () => {}
      await queue.add(await queue.channel(one.url))
    }
    const other = await createDeliveryQueue(database)
    const channel = await other.channel(receiver.url)
    const forwarder = started()
    const reached = () => hanging.reduce((sum, { received }) => sum + received.length, 0)
    await eventually(() => expect(reached()).toBe(64))
    await other.add(channel, { bodies: Array<string>(100).fill('{}') })
    const before = performance.now()
    forwarder.wake(other.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(100))
    expect(performance.now() - before).toBeLessThan(3 * SECOND)
    expect(reached()).toBe(64)
    await forwarder.stop(Date.now())
    await Promise.all(hanging.map((one) => one.close()))
  })

  it("lets one partner's hanging path hold back another partner's on the same host", async () => {
    receiver.answer = (response, { path }) => {
      if (path !== '/hangs') response.end()
    }
    await queue.add(await queue.channel(`${receiver.url}/hangs`), {
      bodies: Array<string>(50).fill('{}'),
    })
    const other = await createDeliveryQueue(database)
    const channel = await other.channel(`${receiver.url}/answers`)
    const forwarder = started()
    await eventually(() => expect(receiver.received).toHaveLength(16))
    await other.add(channel)
    forwarder.wake(other.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(17))
    await forwarder.stop(Date.now())
  })

  it('gives a target that answers slowly as many places as one that answers fast', async () => {
    receiver.answer = async (response) => {
      await setTimeout(5_200)
      response.end()
    }
    const channel = await queue.channel(receiver.url)
    await queue.add(channel, { bodies: Array<string>(30).fill('{}') })
    const forwarder = started()
    await eventually(() => expect(receiver.received).toHaveLength(16))
    await eventually(() => expect(receiver.received).toHaveLength(18), 10_000)
    await setTimeout(500)
    expect(receiver.received).toHaveLength(18)
    await forwarder.stop(Date.now())
  })

  it('makes a delivery twice when the clock of an instance is ahead or behind', async () => {
    receiver.answer = async (response) => {
      await setTimeout(600)
      response.end()
    }
    const channel = await queue.channel(receiver.url)
    const ahead = () => Date.now() + 2 * LEASE_MS
    const pair = [started({ now: ahead }), started({ now: () => Date.now() - 2 * LEASE_MS })]
    await queue.add(channel)
    for (const forwarder of pair) forwarder.wake(queue.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(1))
    for (const forwarder of pair) forwarder.wake(queue.partnerId)
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({ state: 'delivered', attempts: 1 }),
    )
    expect(receiver.received).toHaveLength(1)
  })

  it('tries a target that fails with two at a time', async () => {
    let open = 0
    let most = 0
    const channel = await queue.channel(receiver.url)
    const forwarder = started()
    receiver.answer = (response) => response.writeHead(500).end()
    await queue.add(channel)
    forwarder.wake(queue.partnerId)
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({ attempts: 1, last_status: 500 }),
    )
    receiver.answer = async (response) => {
      most = Math.max(most, ++open)
      await setTimeout(20)
      open--
      response.writeHead(500).end()
    }
    await queue.add(channel, { bodies: Array<string>(20).fill('{}') })
    forwarder.wake(queue.partnerId)
    await eventually(() => expect(receiver.received).toHaveLength(21))
    expect(most).toBe(2)
  })

  it('never has two instances at one delivery at a time', async () => {
    const channels = await Promise.all(
      Array.from({ length: 5 }, (_, at) => queue.channel(`${receiver.url}/${at}`)),
    )
    receiver.answer = async (response) => {
      await setTimeout(5)
      response.end()
    }
    const pair = [started(), started()]
    for (const channel of channels) {
      await queue.add(channel, { bodies: Array<string>(60).fill('{}') })
      for (const forwarder of pair) forwarder.wake(queue.partnerId)
    }
    await eventually(async () => {
      const rows = (await Promise.all(channels.map(queue.rows))).flat()
      expect(rows.filter(({ state }) => state === 'delivered')).toHaveLength(300)
    }, 15_000)
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([300, 300])
  })

  it('delivers again what an instance died with, when its lease runs out', async () => {
    const taken = breakable(database)
    const channel = await queue.channel(receiver.url)
    await queue.add(channel)
    receiver.answer = (response) => {
      taken.away = true
      response.end()
    }
    started({}, taken)
    await eventually(() => expect(receiver.received).toHaveLength(1))
    receiver.answer = (response) => response.end()
    expect(await queue.take()).toEqual([])
    await queue.pass(LEASE_MS)
    started()
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({ state: 'delivered', attempts: 2 }),
    )
    expect(receiver.received).toHaveLength(2)
  })

  it('finishes what is in flight when it stops, takes nothing more, and gives back what takes too long', async () => {
    const slow = await queue.channel(receiver.url)
    await queue.add(slow)
    let answer = () => {}
    receiver.answer = (response) => {
      answer = () => response.end()
    }
    const finishing = started()
    await eventually(() => expect(receiver.received).toHaveLength(1))
    const stopped = finishing.stop(5 * SECOND)
    answer()
    await stopped
    expect(await row(slow)).toMatchObject({ state: 'delivered' })

    const hung = await queue.channel(receiver.url)
    await queue.add(hung)
    receiver.answer = () => {}
    const giving = started()
    await eventually(() => expect(receiver.received).toHaveLength(2))
    await queue.add(slow)
    giving.wake(queue.partnerId)
    await giving.stop(0)
    const { state, due_in_ms } = await row(hung)
    expect([state, due_in_ms <= 0]).toEqual(['pending', true])
    receiver.answer = (response) => response.end()
    started()
    await eventually(async () =>
      expect(await row(hung)).toMatchObject({ state: 'delivered', attempts: 2 }),
    )
  })

  it('connects to no private address, by number or by name', async () => {
    const { port } = new URL(receiver.url)
    const channels = await Promise.all(
      ['127.0.0.1', 'localhost', '[::1]', '0x7f.1', '[::ffff:127.0.0.1]'].map((host) =>
        queue.channel(`http://${host}:${port}/`),
      ),
    )
    for (const channel of channels) await queue.add(channel)
    started({ allowPrivateTargets: false })
    for (const channel of channels) {
      await eventually(async () =>
        expect(await row(channel)).toMatchObject({
          state: 'pending',
          last_status: null,
          last_error: 'The address is a private one, which ALLOW_PRIVATE_TARGETS=on would permit.',
        }),
      )
    }
    expect(receiver.received).toEqual([])
  })

  it('gives up what its channel wants no more', async () => {
    const channel = await queue.channel(receiver.url)
    await queue.add(channel)
    await database.query('UPDATE channel SET forward_url = NULL WHERE id = $1', [channel])
    started()
    await eventually(async () =>
      expect(await row(channel)).toMatchObject({
        state: 'failed',
        last_error: 'There is no address any more that it could go to.',
      }),
    )
    expect(receiver.received).toEqual([])
  })

  it('says in metrics what it did, and nothing of bodies or addresses in its log', async () => {
    const { log, text } = logLines()
    const metrics = new Registry()
    const channel = await queue.channel(receiver.url)
    const gone = await queue.channel('http://127.0.0.1:1/secret-path')
    await queue.add(channel, { bodies: ['{"to":"5521991112222"}'] })
    await queue.add(gone, {
      bodies: ['{"to":"5521991112222"}'],
      createdAt: Date.now() - 90 * SECOND,
    })
    started({ log, metrics })
    await eventually(async () =>
      expect([(await row(channel)).state, (await row(gone)).last_error]).toEqual([
        'delivered',
        'The connection was refused.',
      ]),
    )
    const shown = await eventually(async () => {
      const read = await metrics.metrics()
      expect(read).toContain('fairway_delivery_attempts_total{state="delivered"} 1')
      expect(read).toContain('fairway_delivery_attempts_total{state="pending"} 1')
      return read
    })
    expect(
      Number(/fairway_delivery_oldest_pending_seconds (\d+)/.exec(shown)?.[1]),
    ).toBeGreaterThanOrEqual(90)
    expect(text()).not.toMatch(/5521991112222|secret-path/)
  })
})
