import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { handleOperations } from '@/lib/server/operations'
import { type BreakableDatabase, breakable } from '@/lib/server/testing/breakable-database'
import { eventually } from '@/lib/server/testing/eventually'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

function request(path: string, headers: Record<string, string> = {}): DoorRequest {
  return {
    method: 'GET',
    path,
    query: new URLSearchParams(),
    headers,
    body: () => Promise.resolve(null),
  }
}

describe('operations', () => {
  let real: Database
  let database: BreakableDatabase
  let gateway: TestGateway
  beforeAll(async () => {
    real = await openTestDatabase()
    database = breakable(real)
    gateway = await startTestGateway({ database, settings: { METRICS_TOKEN: '' } })
  })
  afterAll(async () => {
    await gateway.close()
    await real.close()
  })

  const get = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${gateway.url}${path}`, init)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const metrics = async (
    headers: Record<string, string>,
    remoteAddress: string | undefined,
    token?: string,
  ) => {
    const runtime = {
      ...gateway.runtime,
      settings: { ...gateway.runtime.settings, METRICS_TOKEN: token },
    }
    const asked = request('/metrics', { host: 'localhost:3000', ...headers })
    return (await handleOperations(runtime, asked, { remoteAddress }))?.status
  }

  it('/healthz says that the process is up', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
    expect(await get('/healthz', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
  })

  it('/readyz says whether the database answers, and why not', async () => {
    expect(await get('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready"}' })
    database.away = true
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      text: '{"status":"unavailable","reason":"database_unreachable"}',
    })
    expect((await get('/healthz')).status).toBe(200)
    await eventually(() => expect(gateway.runtime.gateway.sendLog.available).toBe(false))
    database.away = false
    await eventually(async () => expect((await get('/readyz')).status).toBe(200))
  })

  it('/readyz says no while the process starts or shuts down', async () => {
    gateway.runtime.starting = true
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      text: '{"status":"unavailable","reason":"starting"}',
    })
    gateway.runtime.starting = false
    gateway.runtime.gateway.draining = true
    expect(await get('/readyz')).toMatchObject({
      status: 503,
      text: '{"status":"unavailable","reason":"shutting down"}',
    })
    gateway.runtime.gateway.draining = false
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('takes no %s', async (method) => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const { status, headers } = await get(path, { method })
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    }
  })

  it('leaves every other path to others', async () => {
    for (const path of ['/', '/health', '/healthz/', '/readyz/x']) {
      expect(
        await handleOperations(gateway.runtime, request(path), { remoteAddress: '127.0.0.1' }),
      ).toBeNull()
    }
  })

  it('/metrics counts sends by reason and status and attempts by way and result, and names no partner, channel or recipient', async () => {
    const { key, id } = await gateway.channel()
    await gateway.send(key, templateMessage('spring_sale'))
    await gateway.send(key, templateMessage('utility_receipt'))
    const { text, headers } = await get('/metrics')
    expect(headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(text).toContain('fairway_sends_total{reason="checked",status="200"} 2')
    expect(text).toContain(
      'fairway_upstream_attempts_total{way="marketing_messages",result="accepted"} 1',
    )
    expect(text).toContain(
      'fairway_upstream_attempts_total{way="marketing_messages",result="not_marketing"} 1',
    )
    expect(text).toContain('fairway_upstream_attempts_total{way="messages",result="accepted"} 1')
    expect(text).toContain('fairway_send_seconds_count 2')
    expect(text).toContain('fairway_sends_in_flight 0')
    for (const secret of [key, id, gateway.partnerId, '5521991112222'])
      expect(text).not.toContain(secret)
  })

  it('/metrics without a token answers the machine itself only, and nobody who came through a proxy', async () => {
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])
      expect(await metrics({}, address)).toBe(200)
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '1127.0.0.1', undefined])
      expect(await metrics({}, address)).toBe(401)
    for (const host of ['evil.example', 'localhost.evil.example', ''])
      expect(await metrics({ host }, '127.0.0.1'), `rebound to ${host}`).toBe(401)
    for (const header of [
      'forwarded',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-real-ip',
      'via',
      'cf-connecting-ip',
      'true-client-ip',
    ]) {
      expect(await metrics({ [header]: '127.0.0.1' }, '127.0.0.1'), header).toBe(401)
    }
    expect((await get('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(
      401,
    )
  })

  it('/metrics with a token answers whoever bears it, and nobody else', async () => {
    expect(
      await metrics({ authorization: 'Bearer the right one' }, '10.0.0.1', 'the right one'),
    ).toBe(200)
    for (const authorization of [
      '',
      'Bearer',
      'Bearer the wrong one',
      'Bearer the right one!',
      'Basic the right one',
      'the right one',
    ]) {
      expect(await metrics({ authorization }, '127.0.0.1', 'the right one'), authorization).toBe(
        401,
      )
    }
    expect(await metrics({}, '127.0.0.1', 'the right one')).toBe(401)
  })
})
