import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/domain/accounts/role'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { refreshEligibility } from '@/lib/server/onboarding/refresh-eligibility'
import { type ApiClient, roleClients } from '@/lib/server/testing/partner-api-client'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { control } from '@/sandbox/testing/client'

describe('eligibility asked of Meta', () => {
  let gateway: TestGateway
  let people: Record<Role, ApiClient>
  let sandboxWaba: string
  let d360Waba: string

  const atMeta = (settings: object) =>
    control(gateway.sandbox.url, 'PUT /wabas', { waba_id: sandboxWaba, ...settings })
  const settingOf = (wabaId: string) =>
    `/wabas/${wabaId}/settings/disable_marketing_messages_on_cloud_api`

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    people = await roleClients(gateway.runtime, gateway.partnerId)
    sandboxWaba = (await gateway.channel()).wabaId
    d360Waba = (await gateway.channel({ provider: '360dialog' })).wabaId
  })
  afterAll(() => gateway.close())
  beforeEach(() =>
    atMeta({
      marketing_messages_onboarding_status: 'ELIGIBLE',
      disable_marketing_messages_on_cloud_api: false,
    }),
  )

  it('is null before the first refresh, and afterwards says what each WABA came to', async () => {
    expect((await people.viewer('GET', '/eligibility/refresh')).data).toBeNull()
    const { status, data } = await people.operator('POST', '/eligibility/refresh')
    expect(status).toBe(200)
    expect(data).toMatchObject({
      status: 'finished',
      wabas_total: 2,
      wabas_done: 2,
      changed: 1,
      failed: 0,
      unsupported: 1,
      not_looked_up: [
        {
          waba_id: d360Waba,
          result: 'unsupported',
          message: expect.stringContaining('360dialog') as string,
        },
      ],
    })
    expect((await people.viewer('GET', '/eligibility/refresh')).data).toEqual(data)
    const {
      data: { eligibility },
    } = await people.viewer('GET', '/eligibility')
    const found = new Map(
      (eligibility as { waba_id: string }[]).map((waba) => [waba.waba_id, waba]),
    )
    expect(found.get(sandboxWaba)).toMatchObject({
      status: 'ELIGIBLE',
      bucket: 'can_onboard',
      source: 'provider',
      error: null,
      look_up: 'supported',
    })
    expect(found.get(d360Waba)).toMatchObject({
      status: null,
      bucket: 'unknown',
      source: null,
      checked_at: null,
      look_up: 'unsupported',
    })
  })

  it("is asked for one WABA, and never for another partner's", async () => {
    await atMeta({ marketing_messages_onboarding_status: 'PENDING_VALID_PAYMENT_METHOD' })
    expect(
      (await people.operator('POST', '/eligibility/refresh', { waba_id: sandboxWaba })).data,
    ).toMatchObject({ wabas_total: 1, changed: 1 })
    expect(
      (await people.viewer('GET', `/eligibility?filters={"waba_id":"${sandboxWaba}"}`)).data
        .eligibility[0],
    ).toMatchObject({ bucket: 'blocked' })
    expect((await people.operator('POST', '/eligibility/refresh', { waba_id: '42' })).status).toBe(
      404,
    )
    expect((await people.operator('POST', '/eligibility/refresh', { waba: '42' })).status).toBe(422)
    expect((await people.viewer('POST', '/eligibility/refresh')).status).toBe(403)
  })

  it('goes on by itself when it takes long; a second one has to wait', async () => {
    const actor = {
      partnerId: gateway.partnerId,
      id: 'user:test',
      role: 'operator',
      remote: null,
    } as const
    const running = await refreshEligibility(gateway.runtime, actor, {}, 0)
    expect(running).toMatchObject({ status: 'running', wabas_total: 2, finished_at: null })
    expect(await refreshEligibility(gateway.runtime, actor, {}, 0)).toMatchObject({
      code: 'conflict',
    })
    await expect
      .poll(async () => (await people.viewer('GET', '/eligibility/refresh')).data, {
        timeout: 10_000,
      })
      .toMatchObject({ status: 'finished', wabas_done: 2 })
  })

  it('shows and sets whether marketing is kept off Cloud API, and warns while the WABA is not onboarded', async () => {
    const path = settingOf(sandboxWaba)
    expect((await people.viewer('GET', path)).data).toEqual({
      waba_id: sandboxWaba,
      enabled: false,
      warning: expect.stringContaining('131063') as string,
    })
    const set = await people.owner('PATCH', path, { enabled: true })
    expect(set.data).toEqual({
      waba_id: sandboxWaba,
      enabled: true,
      warning: expect.stringContaining('not known to be onboarded') as string,
    })
    await atMeta({ marketing_messages_onboarding_status: 'ONBOARDED' })
    await people.operator('POST', '/eligibility/refresh', { waba_id: sandboxWaba })
    expect((await people.viewer('GET', path)).data).toEqual({
      waba_id: sandboxWaba,
      enabled: true,
      warning: null,
    })
    expect((await people.owner('PATCH', path, { enabled: false })).data.enabled).toBe(false)
    const {
      data: {
        audit_log: [entry],
      },
    } = await people.owner('GET', '/audit_log?filters={"action":"waba"}')
    expect(entry).toMatchObject({
      subject: sandboxWaba,
      before: { enabled: true },
      after: { enabled: false },
    })
  })

  it('cannot be set for 360dialog, by operators, or as anything but a truth value', async () => {
    expect(await people.owner('GET', settingOf(d360Waba))).toMatchObject({
      status: 409,
      says: expect.stringContaining('360dialog') as string,
    })
    expect((await people.owner('PATCH', settingOf('42'), { enabled: true })).status).toBe(404)
    expect((await people.operator('PATCH', settingOf(sandboxWaba), { enabled: true })).status).toBe(
      403,
    )
    expect((await people.owner('PATCH', settingOf(sandboxWaba), { enabled: 'yes' })).status).toBe(
      422,
    )
  })
})
