import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyHash } from '@/lib/server/crypto/key-hash'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { newId } from '@/lib/server/new-id'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe('one key opens one channel of one partner', () => {
  let gateway: TestGateway
  /** Another instance on the same database. */
  let beside: TestGateway
  let victim: ApiClient
  let attacker: ApiClient
  /** The attacker, by the other instance. */
  let elsewhere: ApiClient
  const clients = new Map<ApiClient, string>()
  let serial = 0

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    const { database } = gateway.runtime
    const otherId = newId('PA')
    await database.prisma.partner.create({
      data: { id: otherId, name: 'Other', revision: { create: {} } },
    })
    beside = await startTestGateway({
      database: { ...database, close: async () => {} },
      beside: gateway,
    })
    const otherKey = await createTestPartnerKey(gateway.runtime, otherId)
    victim = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
    attacker = apiClient(gateway.runtime, otherId, { 'x-api-key': otherKey })
    elsewhere = apiClient(beside.runtime, otherId, { 'x-api-key': otherKey })
    for (const api of [victim, attacker])
      clients.set(api, (await api('POST', '/clients', { name: 'Shop' })).data.id)
    clients.set(elsewhere, clients.get(attacker)!)
    await gateway.runtime.poller.refresh()
  })
  afterAll(async () => {
    if (beside !== gateway) await beside.close()
    await gateway.close()
  })

  const channelOf = (api: ApiClient, key = `a-key-of-its-own-${serial}`) => {
    serial += 1
    return {
      client_id: clients.get(api),
      name: `Number ${serial}`,
      provider: 'sandbox',
      phone_number: '+5511987654321',
      phone_number_id: `10${serial}`,
      waba_id: `20${serial}`,
      business_id: `30${serial}`,
      upstream_api_key: key,
    }
  }
  const add = async (api: ApiClient, key?: string) => {
    const { status, data } = await api('POST', '/channels', channelOf(api, key))
    expect(status).toBe(201)
    return data.id as string
  }
  const csvOf = (channel: object) =>
    `${Object.keys(channel).join(',')}\n${Object.values(channel).join(',')}\n`
  const senderOf = async (key: string) => {
    const { status, headers } = await gateway.send(key, templateMessage('autumn_sale'))
    if (status !== 200) return null
    const [row] = await gateway.runtime.database.query<{ channel_id: string }>(
      'SELECT channel_id FROM message WHERE trace_id = $1',
      [headers['x-fairway-trace']!],
    )
    return row!.channel_id
  }

  it.each(['upstream', 'issued', 'upstream and not accepted'] as const)(
    'a second use of an %s key is 409 by every way, and the first goes on',
    async (kind) => {
      const upstream = `the-victims-${kind}-key`
      const id = await add(victim, upstream)
      const issued = (await victim('POST', `/channels/${id}/api_keys`)).data.api_key as string
      if (kind === 'upstream and not accepted')
        await victim('PATCH', `/channels/${id}`, { accept_upstream_key: false })
      const key = kind === 'issued' ? issued : upstream
      for (const api of [attacker, elsewhere, victim]) {
        const own = await add(api)
        const answers = [
          await api('POST', '/channels', channelOf(api, key)),
          await api('PATCH', `/channels/${own}`, { upstream_api_key: key }),
          await api('POST', '/channels/import?dry_run=true', csvOf(channelOf(api, key))),
          await api('POST', '/channels/import', csvOf(channelOf(api, key))),
        ]
        expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409])
        expect(JSON.stringify(answers)).not.toContain(gateway.partnerId)
        await api('DELETE', `/channels/${own}`)
      }
      expect(await senderOf(issued)).toBe(id)
      if (kind !== 'upstream and not accepted') expect(await senderOf(upstream)).toBe(id)
    },
  )

  it('a key whose channel is deleted may move to another partner, and nothing of the first touches it then', async () => {
    const moved = 'a-key-that-moves'
    const first = await add(victim, moved)
    const stays = await add(victim)
    await victim('DELETE', `/channels/${first}`)
    const second = await add(attacker, moved)
    expect(await senderOf(moved)).toBe(second)
    await victim('PATCH', `/channels/${stays}`, { name: 'Reloaded' })
    await victim('DELETE', `/channels/${stays}`)
    expect(await senderOf(moved)).toBe(second)
    expect(
      (await victim('PATCH', `/channels/${await add(victim)}`, { upstream_api_key: moved })).status,
    ).toBe(409)
  })

  it('a reload of the partner that had a key does not take it from the one that has it', async () => {
    const moved = 'a-key-that-moves-fast'
    const first = await add(victim, moved)
    const {
      database,
      gateway: { directory },
    } = gateway.runtime
    await database.prisma.channel.update({
      where: { partnerId_id: { partnerId: gateway.partnerId, id: first } },
      data: { deletedAt: new Date() },
    })
    const second = await add(attacker, moved)
    expect(directory.byKey(moved)?.id).toBe(second)
    await directory.reload(database, gateway.partnerId)
    expect(directory.byKey(moved)?.id).toBe(second)
  })

  it('a revoked key is free, and a channel may have its key given again', async () => {
    const id = await add(victim, 'the-key-it-keeps')
    const { id: keyId, api_key } = (await victim('POST', `/channels/${id}/api_keys`)).data
    expect(
      (await victim('PATCH', `/channels/${id}`, { upstream_api_key: 'the-key-it-keeps' })).status,
    ).toBe(200)
    await victim('DELETE', `/channels/${id}/api_keys/${keyId}`)
    expect(await senderOf(api_key)).toBeNull()
    const other = await add(attacker, api_key)
    expect(await senderOf(api_key)).toBe(other)
  })

  it('of two who bring one key at the same moment, also by two instances, one gets 409', async () => {
    for (let round = 0; round < 8; round += 1) {
      const key = `a-raced-key-${round}`
      const answers = await Promise.all([
        victim('POST', '/channels', channelOf(victim, key)),
        elsewhere('POST', '/channels', channelOf(elsewhere, key)),
        attacker('POST', '/channels/import', csvOf(channelOf(attacker, key))),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    }
  })

  it('the database itself refuses a second use, whoever writes it', async () => {
    const id = await add(victim, 'a-key-held-by-the-index')
    const { api_key } = (await victim('POST', `/channels/${id}/api_keys`)).data
    const own = await add(attacker)
    for (const key of ['a-key-held-by-the-index', api_key]) {
      await expect(
        gateway.runtime.database.query('UPDATE channel SET upstream_key_hash = $2 WHERE id = $1', [
          own,
          keyHash(key),
        ]),
      ).rejects.toMatchObject({ code: '23505' })
    }
  })
})
