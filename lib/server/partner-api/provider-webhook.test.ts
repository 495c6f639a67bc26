import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import {
  type ApiClient,
  apiClient,
  createTestPartnerKey,
} from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

describe("where the provider sends a channel's events", () => {
  let gateway: TestGateway
  let api: ApiClient
  const OLD = 'https://bot.example/hook'

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    await gateway.runtime.poller.refresh()
    api = apiClient(gateway.runtime, gateway.partnerId, {
      'x-api-key': await createTestPartnerKey(gateway.runtime, gateway.partnerId),
    })
  })
  afterAll(() => gateway.close())

  const atProvider = async (key: string) => {
    const response = await fetch(`${gateway.sandbox.url}/v1/configs/webhook`, {
      headers: { 'D360-API-KEY': key },
    })
    return (await response.json()) as { url: string; headers?: Record<string, string> }
  }

  it.each(['sandbox', '360dialog'])(
    '%s: it is read, pointed here, and the old address is forwarded to',
    async (provider) => {
      const { id, upstreamKey } = await gateway.channel({
        provider,
        phoneNumberId: `1${provider.length}`,
      })
      await fetch(`${gateway.sandbox.url}/v1/configs/webhook`, {
        method: 'POST',
        headers: { 'D360-API-KEY': upstreamKey },
        body: JSON.stringify({ url: OLD }),
      })
      const { data: before } = await api('GET', `/channels/${id}/provider_webhook`)
      const {
        data: { url: own },
      } = await api('GET', '/webhook_endpoint')
      expect(before).toEqual({ settable: true, url: OLD, own_url: own })
      expect(await api('POST', `/channels/${id}/provider_webhook`)).toMatchObject({
        status: 200,
        data: { url: own, own_url: own },
      })
      const told = await atProvider(upstreamKey)
      expect(told.url).toBe(own)
      // What the provider posts now with the header it was told proves itself.
      const post = (headers?: Record<string, string>) =>
        fetch(`${gateway.url}${new URL(own).pathname}`, {
          method: 'POST',
          headers,
          body: '{"entry":[]}',
        })
      expect([(await post(told.headers)).status, (await post()).status]).toEqual([200, 401])
      expect((await api('GET', `/channels/${id}`)).data.forward_url).toBe(OLD)
      // Once more: its own address is no forwarding address.
      expect((await api('POST', `/channels/${id}/provider_webhook`)).status).toBe(200)
      expect((await api('GET', `/channels/${id}`)).data.forward_url).toBe(OLD)
      const { data: log } = await api(
        'GET',
        `/audit_log?filters=${JSON.stringify({ action: 'channel.provider_webhook', subject: id })}`,
      )
      expect(log.audit_log.at(-1)).toMatchObject({
        before: { url: OLD, forward_url: null },
        after: { url: own, forward_url: OLD },
      })
    },
  )

  it('the static header that is set is told; where none is, one is made and noted without its value', async () => {
    const { id, upstreamKey } = await gateway.channel({ phoneNumberId: '2' })
    await api('PATCH', '/webhook_endpoint', {
      static_header: { name: 'Authorization', value: 'Bearer of ours' },
    })
    await api('POST', `/channels/${id}/provider_webhook`)
    expect((await atProvider(upstreamKey)).headers).toEqual({ Authorization: 'Bearer of ours' })
    await api('PATCH', '/webhook_endpoint', { static_header: null })
    await api('POST', `/channels/${id}/provider_webhook`)
    const { headers } = await atProvider(upstreamKey)
    expect(headers).toEqual({ 'X-Fairway-Webhook': expect.stringMatching(/^[\w-]{43}$/) })
    expect((await api('GET', '/webhook_endpoint')).data.proofs.static_header).toBe(
      'X-Fairway-Webhook',
    )
    expect((await api('POST', '/webhook_endpoint/test')).data.status).toBe(200)
    const { data: log } = await api(
      'GET',
      `/audit_log?filters=${JSON.stringify({ action: 'webhook_endpoint.change' })}`,
    )
    expect(log.audit_log[0]).toMatchObject({
      before: { static_header: null },
      after: { static_header: 'X-Fairway-Webhook' },
    })
    expect(JSON.stringify(log)).not.toContain(headers!['X-Fairway-Webhook'])
  })

  it('is set by hand at Meta, and unknown for no channel', async () => {
    const { id } = await gateway.channel({ provider: 'meta', phoneNumberId: '3' })
    expect((await api('GET', `/channels/${id}/provider_webhook`)).data).toMatchObject({
      settable: false,
      url: null,
    })
    expect(await api('POST', `/channels/${id}/provider_webhook`)).toMatchObject({ status: 409 })
    expect((await api('GET', '/channels/nobodyCH/provider_webhook')).status).toBe(404)
  })

  it('what the provider refuses is told', async () => {
    const { id } = await gateway.channel({ phoneNumberId: '4' })
    await api('PATCH', `/channels/${id}`, { upstream_api_key: 'sandbox-revoked-4' })
    expect(await api('POST', `/channels/${id}/provider_webhook`)).toMatchObject({
      status: 502,
      says: expect.stringContaining('answered 401'),
    })
  })
})
