import type { RequestListener } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { breakable } from '@/lib/server/testing/breakable-database'
import { changeWaba } from '@/lib/server/testing/change-settings'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const HOUR = 3_600_000
const FIELD = 'marketing_messages_onboarding_status'

describe('look-ups at Meta', () => {
  let database: Database
  let upstream: HttpUpstream
  let gateway: TestGateway
  /** What Meta answers for each WABA; none: 403. */
  let statuses: Map<string, string | null>
  let asked: string[]
  let during: () => Promise<void>

  const answer: RequestListener = async (request, response) => {
    const id = /\/(\d+)\?/.exec(request.url!)?.[1]
    // Template lists are none of this.
    if (!id || !request.url!.endsWith(FIELD)) return response.writeHead(500).end()
    asked.push(`${request.method} ${request.url} ${request.headers.authorization?.split('-')[0]}`)
    await during()
    const status = statuses.get(id)
    response.statusCode = status === undefined ? 403 : 200
    response.end(
      JSON.stringify(
        status === undefined
          ? { error: { message: 'No permission.', code: 200 } }
          : { id, ...(status !== null && { [FIELD]: status }) },
      ),
    )
  }

  const rowOf = (id: string) =>
    database.prisma.waba.findUniqueOrThrow({
      where: { partnerId_id: { partnerId: gateway.partnerId, id } },
    })
  const lookUp = async (wabaId: string) =>
    gateway.runtime.eligibilityLookUps.lookUp(
      gateway.runtime.eligibilityLookUps.channelToAsk(gateway.partnerId, wabaId)!,
    )
  const onboarding = (wabaId: string) => {
    const { directory } = gateway.runtime.gateway
    return directory.onboarding(directory.partner(gateway.partnerId)!, wabaId, Date.now())
  }

  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    statuses = new Map()
    asked = []
    during = async () => {}
    upstream = await startHttpUpstream(answer)
    gateway = await startTestGateway({ database: breakable(database), upstreamUrl: upstream.url })
    await database.prisma.waba.updateMany({ data: { checkBegunAt: new Date() } })
  })
  afterEach(async () => {
    await gateway.close()
    await upstream.close()
  })

  it.each(['meta', 'sandbox'])(
    'ask for the one field, with the token of a %s channel, and routing knows at once',
    async (provider) => {
      const { wabaId } = await gateway.channel({ provider })
      statuses.set(wabaId, 'ELIGIBLE')
      expect(await lookUp(wabaId)).toEqual({ wabaId, changed: true, error: null })
      expect(asked).toEqual([`GET /v25.0/${wabaId}?fields=${FIELD} Bearer upstream`])
      expect(onboarding(wabaId)).toBe('not_onboarded')
      statuses.set(wabaId, 'ONBOARDED')
      expect((await lookUp(wabaId)).changed).toBe(true)
      expect((await lookUp(wabaId)).changed).toBe(false)
      expect(onboarding(wabaId)).toBe('onboarded')
      expect(await rowOf(wabaId)).toMatchObject({
        onboardingStatus: 'ONBOARDED',
        onboardingSource: 'provider',
        checkError: null,
        checkedAt: expect.any(Date) as Date,
      })
    },
  )

  it.each([
    [undefined, 'Meta answered 403: No permission'],
    [null, `Meta does not tell this channel's token the field ${FIELD}`],
  ])('that fail keep what was known, with its age and the reason: %s', async (status, error) => {
    const { wabaId } = await gateway.channel()
    const checkedAt = new Date('2026-01-01T00:00:00Z')
    await changeWaba(gateway, wabaId, {
      onboardingStatus: 'ONBOARDED',
      onboardingSource: 'provider',
      checkedAt,
    })
    if (status === null) statuses.set(wabaId, status)
    expect(await lookUp(wabaId)).toEqual({ wabaId, changed: false, error })
    expect(await rowOf(wabaId)).toMatchObject({
      onboardingStatus: 'ONBOARDED',
      onboardingSource: 'provider',
      checkedAt,
      checkError: error,
    })
    expect(onboarding(wabaId)).toBe('onboarded')
  })

  it('end a refusal that a send had run into, and keep a status nobody knows yet as it came', async () => {
    const { wabaId } = await gateway.channel()
    await changeWaba(gateway, wabaId, { notOnboardedUntil: new Date(Date.now() + HOUR) })
    expect(onboarding(wabaId)).toBe('not_onboarded')
    statuses.set(wabaId, 'A_NEW_STATUS')
    await lookUp(wabaId)
    expect([onboarding(wabaId), (await rowOf(wabaId)).onboardingStatus]).toEqual([
      'unknown',
      'A_NEW_STATUS',
    ])
  })

  it('that began before a newer event leave it as it is', async () => {
    const { wabaId } = await gateway.channel()
    statuses.set(wabaId, 'ELIGIBLE')
    during = async () => {
      const at = new Date(Date.now() + 50)
      await changeWaba(gateway, wabaId, {
        onboardingStatus: 'ONBOARDED',
        onboardingSource: 'terms_event',
        onboardingAt: at,
        termsSignedAt: at,
      })
    }
    expect((await lookUp(wabaId)).changed).toBe(false)
    expect([onboarding(wabaId), (await rowOf(wabaId)).onboardingSource]).toEqual([
      'onboarded',
      'terms_event',
    ])
  })

  it('come daily, after a failure in an hour, and after signed terms until Meta confirms them; never for 360dialog', async () => {
    const ago = (ms: number) => new Date(Date.now() - ms)
    const add = async (data: object, provider = 'sandbox') => {
      const { wabaId } = await gateway.channel({ provider })
      await changeWaba(gateway, wabaId, data)
      statuses.set(wabaId, 'ONBOARDED')
      return wabaId
    }
    const signed = {
      onboardingStatus: 'ONBOARDED',
      onboardingSource: 'terms_event',
      termsSignedAt: ago(HOUR),
      onboardingAt: ago(HOUR),
    }
    const due = [
      await add({}),
      await add({ checkBegunAt: ago(25 * HOUR) }),
      await add({ checkBegunAt: ago(2 * HOUR), checkError: 'x' }),
      await add({ ...signed, checkBegunAt: ago(40 * 60_000) }),
      await add({ ...signed, termsSignedAt: ago(15_000), checkBegunAt: ago(11_000) }),
    ]
    await add({ checkBegunAt: ago(23 * HOUR) })
    await add({ checkBegunAt: ago(1000), checkError: 'x' })
    await add({ ...signed, checkBegunAt: ago(60_000) })
    await add({ ...signed, onboardingSource: 'provider', checkBegunAt: ago(2 * HOUR) })
    await add({}, '360dialog')
    await gateway.runtime.eligibilityLookUps.lookUpDue()
    const ids = () => asked.map((line) => /\/(\d+)\?/.exec(line)![1]).sort()
    expect(ids()).toEqual([...due].sort())
    await gateway.runtime.eligibilityLookUps.lookUpDue()
    expect(asked).toHaveLength(due.length)
    expect((await rowOf(due[3]!)).onboardingSource).toBe('provider')
  })

  it('are made by one of several instances', async () => {
    const { wabaId } = await gateway.channel()
    statuses.set(wabaId, 'ONBOARDED')
    const beside = await startTestGateway({ database: breakable(database), beside: gateway })
    await Promise.all(
      [gateway, beside].map(({ runtime }) => runtime.eligibilityLookUps.lookUpDue()),
    )
    expect(asked).toHaveLength(1)
    await beside.close()
  })
})
