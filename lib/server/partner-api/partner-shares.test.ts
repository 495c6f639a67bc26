import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { partnerDatabase } from '@/lib/server/fairness/partner-database'
import { createPartner } from '@/lib/server/fairness/testing/create-partner'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe("a partner's share of the Partner API", () => {
  let gateway: TestGateway
  let busy: Awaited<ReturnType<typeof createPartner>>
  let other: ApiClient
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    busy = await createPartner(gateway)
    other = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
  })
  afterAll(() => gateway.close())

  const ask = (path: string, given: Partial<DoorRequest> = {}) =>
    handlePartnerApi(gateway.runtime, {
      method: 'GET',
      path: `/api/v2/partners/${busy.partnerId}${path}`,
      query: new URLSearchParams(),
      headers: { 'x-api-key': busy.apiKey },
      body: async () => new Uint8Array(),
      ...given,
    })
  const stillWaits = async (answer: Promise<unknown>) =>
    (await Promise.race([answer.then(() => 'answered'), setTimeout(200, 'waits')])) === 'waits'

  it('is used up without an answer that says so, or is taken from others too', async () => {
    const { requests } = gateway.runtime.shares
    const running = await Promise.all(
      Array.from({ length: 16 }, () => requests.enter(busy.partnerId)),
    )
    const waiting = Array.from({ length: 64 }, () => requests.enter(busy.partnerId))
    const refused = await ask('/clients')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1'])
    expect((await other('GET', '/clients')).status).toBe(200)
    for (const leave of running) leave()
    for (const leave of waiting) (await leave)()
    expect((await ask('/clients')).status).toBe(200)
  })

  it.each(['reads', 'management'] as const)(
    'of connections (%s) is passed by, or holds up others',
    async (kind) => {
      const path = kind === 'reads' ? '/stats/overview' : '/clients'
      const queue = gateway.runtime.shares[kind]
      const held = await Promise.all([1, 2].map(() => queue.enter(busy.partnerId)))
      const answer = ask(path)
      expect(await stillWaits(answer)).toBe(true)
      expect((await other('GET', path)).status).toBe(200)
      held[0]!()
      expect((await answer).status).toBe(200)
      held[1]!()
    },
  )

  it('of memory for bodies is exceeded, or not given back', async () => {
    const { bodies } = gateway.runtime.shares
    const room = bodies.room(busy.partnerId)
    const post = (bytes: number) =>
      ask('/clients', {
        method: 'POST',
        body: async (_limit, admit) => (admit!(bytes) ? new Uint8Array() : null),
      })
    expect((await post(room + 1)).status).toBe(429)
    expect((await post(room)).status).toBe(400)
    expect(bodies.held(busy.partnerId)).toBe(0)
  })

  it('stays taken by files that are not read to their end', async () => {
    const open = async () => {
      const answer = await ask('/messages.csv')
      if (!('stream' in answer)) throw new Error('no file')
      return answer.stream[Symbol.asyncIterator]()
    }
    const files = await Promise.all(Array.from({ length: 16 }, open))
    const answer = ask('/clients')
    expect(await stillWaits(answer)).toBe(true)
    await files[0]!.return!()
    expect((await answer).status).toBe(200)
    await Promise.all(files.map((file) => file.return!()))
  })

  it('of time for a statement has no end in the database', async () => {
    const { database, shares } = gateway.runtime
    const own = partnerDatabase(database, shares, busy.partnerId)
    expect(await own.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '14s' }])
    expect(await database.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '0' }])
    await own.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
      expect(await tx.query('SHOW transaction_isolation')).toEqual([
        { transaction_isolation: 'repeatable read' },
      ])
    })
  })
})
