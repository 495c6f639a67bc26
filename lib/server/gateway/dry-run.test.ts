import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import { changeChannel, changePartner, changeWaba } from '@/lib/server/testing/change-settings'
import { eventually } from '@/lib/server/testing/eventually'
import { holdProbes } from '@/lib/server/testing/held-probes'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import {
  type Act,
  type ScriptedUpstream,
  startScriptedUpstream,
} from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts, refuses } from '@/lib/server/testing/upstream-acts'

interface Step {
  way: string
  when: string
}
interface DryRun {
  route: string | null
  reason: string
  steps: Step[]
  warnings: { code: string; text: string }[]
}

/** What an upstream may answer, and whether that leads on from MM under `confirmed` (contract 2.2). */
const ANSWERS: readonly { act: Act; code: number | null; confirmed: boolean }[] = [
  { act: accepts, code: null, confirmed: false },
  ...(
    [
      [400, 131055, true],
      [500, 134102, true],
      [400, 134101, true],
      [403, 10, true],
      [400, 131063, true],
      [400, 130429, false],
      [400, 131049, false],
      [400, 131061, false],
      [500, 131000, false],
    ] as const
  ).map(([status, code, confirmed]) => ({ act: refuses(status, code), code, confirmed })),
]
const STOPPED = '5521993334444'
const aDay = 24 * 60 * 60 * 1000

const category = fc.option(fc.constantFrom('marketing', 'non_marketing'))
const cases = fc.record({
  channel: fc.record({
    routingOverride: fc.constantFrom('inherit', 'on', 'off'),
    defaultActivitySharing: fc.option(fc.boolean()),
    suppressOptedOut: fc.boolean(),
    suppressUs: fc.boolean(),
  }),
  partner: fc.record({
    routingEnabled: fc.boolean(),
    fallbackPolicy: fc.constantFrom('documented', 'confirmed'),
  }),
  waba: fc.record({
    onboardingStatus: fc.constantFrom(null, 'ONBOARDED', 'ELIGIBLE', 'NEW_WORD'),
    notOnboardedUntil: fc.constantFrom(null, new Date(Date.now() + aDay), new Date(0)),
  }),
  facts: fc.record({
    pin: fc.option(fc.constantFrom('marketing', 'non_marketing'), { freq: 4 }),
    provider: category,
    providerAge: fc.constantFrom(1_000, 23 * 3_600_000, 25 * 3_600_000),
    learned: category,
    learnedAge: fc.constantFrom(2_000, 3_000_000, 4_000_000),
  }),
  message: fc.record({
    type: fc.constantFrom('template', 'template', 'template', 'text'),
    product_policy: fc.option(fc.constantFrom('STRICT', 'CLOUD_API_FALLBACK'), {
      nil: undefined,
      freq: 2,
    }),
    to: fc.constantFrom('5521991112222', '12125550123', STOPPED),
  }),
  path: fc.constantFrom('/messages', '/messages', '/messages', '/marketing_messages'),
  onMm: fc.constantFrom(...ANSWERS),
  onCloud: fc.constantFrom(...ANSWERS),
})
type Case = typeof cases extends fc.Arbitrary<infer Value> ? Value : never

describe('a dry run', () => {
  let upstream: ScriptedUpstream
  let gateway: TestGateway
  let channel: Awaited<ReturnType<TestGateway['channel']>>
  let count = 0
  /** Where the clock stands still. */
  let stopped: number | null = null
  beforeAll(async () => {
    upstream = await startScriptedUpstream(accepts)
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      now: () => stopped ?? Date.now(),
    })
    channel = await channelWithKnownList(gateway)
    await gateway.runtime.database.prisma.optOut.create({
      data: {
        partnerId: gateway.partnerId,
        wabaId: channel.wabaId,
        recipient: STOPPED,
        at: new Date(),
      },
    })
  })
  afterAll(async () => {
    await gateway.close()
    await upstream.close()
  })

  async function dryRun(message: unknown, path = '/messages') {
    const answer = await gateway.send(channel.key, message, { path: `${path}?dry_run=true` })
    return { ...answer, said: JSON.parse(answer.body.toString()) as DryRun }
  }

  async function learnedOf(
    name: string,
    { pin, provider, providerAge, learned, learnedAge }: Case['facts'],
  ): Promise<void> {
    const at = (age: number) => new Date(Date.now() - age)
    await gateway.runtime.database.transaction(async (tx) =>
      tx.query(
        `INSERT INTO template_category (partner_id, waba_id, name, language, pin, provider_category, provider_source, provider_at,
         provider_renewed_at, learned_category, learned_at, first_seen_at, revision) VALUES ($1, $2, $3, 'en', $4, $5, 'list', $6, $6, $7, $8, $10, $9)`,
        [
          gateway.partnerId,
          channel.wabaId,
          name,
          pin,
          provider,
          at(providerAge),
          learned,
          at(learnedAge),
          await bumpRevision(tx, gateway.partnerId, 'category'),
          at(0),
        ],
      ),
    )
  }

  /** Does the plan's next step follow after this answer of the one before? */
  function follows({ when }: Step, answer: Case['onMm']): boolean {
    switch (when) {
      case 'any_failure':
        return answer.act !== accepts
      case 'confirmed_refusal':
        return answer.act !== accepts && answer.confirmed
      case 'code_131063':
        return answer.code === 131063
      default:
        throw new Error(`An unknown condition: ${when}`)
    }
  }

  it('says what the send then does, whatever the settings, the facts, the message and the answers are', async () => {
    await fc.assert(
      fc.asyncProperty(
        cases,
        async ({
          channel: settings,
          partner,
          waba,
          facts,
          message: fields,
          path,
          onMm,
          onCloud,
        }) => {
          const name = `template_${(count += 1)}`
          await learnedOf(name, facts)
          await changeWaba(gateway, channel.wabaId, waba)
          await changePartner(gateway, partner)
          await changeChannel(gateway, channel.id, settings)
          const message = { ...templateMessage(name), text: { body: 'Hi' }, ...fields }
          upstream.play((socket, request) =>
            (request.line.includes('marketing') ? onMm : onCloud).act(socket, request),
          )

          const { said, headers } = await dryRun(message, path)
          const before = upstream.requests.length
          const real = await gateway.send(channel.key, message, { path })
          const ways = upstream.requests
            .slice(before)
            .map(({ line }) => /^POST \/(\w+)/.exec(line)![1])

          expect(real.headers['x-fairway-reason']).toBe(said.reason)
          expect([headers['x-fairway-reason'], headers['x-fairway-route'] ?? null]).toEqual([
            said.reason,
            said.route,
          ])
          expect(said.steps[0]?.way ?? null).toBe(said.route)
          const expected: string[] = []
          for (const [index, step] of said.steps.entries()) {
            if (index > 0 && !follows(step, expected[0] === 'messages' ? onCloud : onMm)) break
            expected.push(step.way)
          }
          expect(ways).toEqual(expected)
        },
      ),
      { numRuns: 50 },
    )
  })

  describe('leaves no trace', () => {
    beforeAll(async () => {
      upstream.play(accepts)
      await changePartner(gateway, { routingEnabled: true })
      await changeWaba(gateway, channel.wabaId, { onboardingStatus: null, notOnboardedUntil: null })
      await changeChannel(gateway, channel.id, {
        routingOverride: 'inherit',
        rateLimitMps: 1,
        suppressOptedOut: true,
        suppressUs: true,
      })
    })

    it('sends nothing, logs nothing, learns nothing, counts no hit, keeps no key', async () => {
      const tables = ['message', 'template_category', 'idempotency_key'] as const
      const counts = () =>
        Promise.all(
          tables.map(async (table) =>
            gateway.runtime.database.query(`SELECT count(*) AS rows FROM ${table}`),
          ),
        )
      const [requests, rows] = [upstream.requests.length, await counts()]
      const headers = { 'idempotency-key': 'dry' }
      for (let n = 0; n < 3; n += 1) {
        const answer = await gateway.send(channel.key, templateMessage('untouched'), {
          path: '/messages?dry_run=true',
          headers,
        })
        expect([
          answer.status,
          answer.headers['x-fairway-attempts'],
          answer.headers['x-fairway-replayed'],
        ]).toEqual([200, '0', undefined])
      }
      expect(
        gateway.runtime.gateway.categories.takeTouches().filter(({ name }) => name === 'untouched'),
      ).toEqual([])
      expect([upstream.requests.length, await counts()]).toEqual([requests, rows])
    })

    it('takes no token of the rate limit', async () => {
      stopped = Date.now() + 60_000
      for (let n = 0; n < 5; n += 1)
        expect((await dryRun(templateMessage('limited'))).status).toBe(200)
      expect((await gateway.send(channel.key, templateMessage('limited'))).status).toBe(200)
      expect((await gateway.send(channel.key, templateMessage('limited'))).status).toBe(429)
      expect((await dryRun(templateMessage('limited'))).status).toBe(200)
      stopped = null
    })

    it('waits for no probe', async () => {
      // Nothing else ends the probe than its answer, which comes after the dry run has had its own.
      holdProbes(gateway)
      const name = `probed_${(count += 1)}`
      let answer: (() => void) | undefined
      upstream.play((socket, request) => {
        answer = () => accepts(socket, request)
      })
      await changeChannel(gateway, channel.id, { rateLimitMps: null })
      const probe = gateway.send(channel.key, templateMessage(name))
      await eventually(() => expect(answer).toBeDefined())
      expect((await dryRun(templateMessage(name))).said).toMatchObject({
        route: 'marketing_messages',
        reason: 'checked',
      })
      answer!()
      expect((await probe).status).toBe(200)
      expect((await dryRun(templateMessage(name))).said.reason).toBe('known_marketing')
    })
  })

  it('has exactly these members, and a suppressed one no route and no step', async () => {
    upstream.play(accepts)
    await gateway.send(channel.key, templateMessage('shown', { product_policy: 'STRICT' }))
    const { said, headers, status } = await dryRun(templateMessage('shown', { to: STOPPED }))
    expect([status, Object.keys(said).sort()]).toEqual([
      200,
      ['reason', 'route', 'steps', 'warnings'],
    ])
    expect(said).toMatchObject({ route: null, reason: 'suppressed_opt_out', steps: [] })
    expect(said.warnings.map(({ code }) => code)).toContain('opted_out')
    expect(headers).not.toHaveProperty('x-fairway-route')
  })

  it('is asked for by true, denied by false, and by nothing else', async () => {
    const before = upstream.requests.length
    upstream.play(accepts)
    for (const [query, status] of [
      ['true', 200],
      ['TRUE', 400],
      ['1', 400],
      ['', 400],
      ['yes', 400],
    ] as const) {
      expect(
        (
          await gateway.send(channel.key, templateMessage('shown'), {
            path: `/messages?dry_run=${query}`,
          })
        ).status,
      ).toBe(status)
    }
    expect(upstream.requests.length).toBe(before)
    await gateway.send(channel.key, templateMessage('shown'), { path: '/messages?dry_run=false' })
    expect(upstream.requests.length).toBe(before + 1)
  })
})
