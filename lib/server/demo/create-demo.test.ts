import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelListQuery } from '@/lib/contracts/channels'
import { onboardingClientListQuery } from '@/lib/contracts/onboarding'
import { onboardingLinkListQuery } from '@/lib/contracts/onboarding-links'
import { CLIENT_STAGES } from '@/lib/domain/onboarding/client-stage'
import { BUCKETS } from '@/lib/domain/onboarding/eligibility'
import { LINK_STATES } from '@/lib/domain/onboarding/link-state'
import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { listChannels } from '@/lib/server/channels/read-channels'
import type { Database } from '@/lib/server/db/database'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createDemo } from '@/lib/server/demo/create-demo'
import { demoWabas } from '@/lib/server/demo/demo-wabas'
import { welcome } from '@/lib/server/demo/welcome'
import { listLinks } from '@/lib/server/onboarding/read-links'
import { listOnboarding } from '@/lib/server/onboarding/read-onboarding'
import { readSettings } from '@/lib/server/settings'
import { eventually } from '@/lib/server/testing/eventually'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { type Sandbox, startSandbox } from '@/sandbox/server'

interface Demo {
  gateway: TestGateway
  sandbox: Sandbox
  key: string
  ms: number
}

/** A partner with the demonstration on a database, and the sandbox as `server.ts` starts it. */
async function startDemo(database: Database, { wellKnownKey = true } = {}): Promise<Demo> {
  const sandbox = await startSandbox({ wabas: demoWabas })
  const gateway = await startTestGateway({
    database,
    upstreamUrl: sandbox.url,
    settings: { SANDBOX_URL: '' },
  })
  const start = performance.now()
  const key = await createDemo(gateway.runtime, { partnerId: gateway.partnerId, wellKnownKey })
  return { gateway, sandbox, key, ms: performance.now() - start }
}

async function stop({ gateway, sandbox }: Pick<Demo, 'gateway' | 'sandbox'>): Promise<void> {
  await gateway.close()
  await sandbox.close()
}

const actorOf = ({ partnerId }: TestGateway) =>
  ({ partnerId, id: 'system', role: 'owner', remote: null }) as const

async function channelsOf(gateway: TestGateway) {
  const { partner_channels } = await listChannels(
    gateway.runtime,
    actorOf(gateway),
    channelListQuery.parse({ limit: '100', sort: 'created_at' }),
  )
  return partner_channels
}

/** What a start leaves behind, but for times and what was encrypted. */
async function written({ gateway: { runtime, partnerId } }: Demo) {
  const { prisma } = runtime.database
  const where = { partnerId }
  return {
    clients: await prisma.client.findMany({
      where,
      orderBy: { id: 'asc' },
      omit: { partnerId: true, createdAt: true, updatedAt: true },
    }),
    portfolios: await prisma.portfolio.findMany({
      where,
      orderBy: { id: 'asc' },
      omit: { partnerId: true, createdAt: true },
    }),
    channels: await prisma.channel.findMany({
      where,
      orderBy: { id: 'asc' },
      omit: { partnerId: true, createdAt: true, updatedAt: true, upstreamKeyEncrypted: true },
    }),
    templates: await prisma.template.findMany({
      where,
      orderBy: [{ wabaId: 'asc' }, { name: 'asc' }, { language: 'asc' }],
      omit: { partnerId: true, readAt: true },
    }),
    optOuts: await prisma.optOut.findMany({
      where,
      orderBy: { recipient: 'asc' },
      omit: { partnerId: true, at: true },
    }),
  }
}

describe('the demonstration', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo(await openTestDatabase())
  })
  afterAll(() => stop(demo))

  it('has 12 clients, 43 channels and 60 templates, within 10 s', async () => {
    const { clients, channels, templates, optOuts } = await written(demo)
    expect([clients.length, channels.length, templates.length, optOuts.length]).toEqual([
      12, 43, 60, 6,
    ])
    expect(demo.ms).toBeLessThan(10_000)
  })

  it('shows every bucket, source, override and effective way', async () => {
    const channels = await channelsOf(demo.gateway)
    expect(new Set(channels.map(({ mm_status }) => mm_status.bucket))).toEqual(new Set(BUCKETS))
    expect(new Set(channels.map(({ mm_status }) => mm_status.source))).toEqual(
      new Set(['provider', 'terms_event', 'billed', 'manual', 'learned', null]),
    )
    expect(new Set(channels.map(({ routing }) => routing.override))).toEqual(
      new Set(['inherit', 'on', 'off']),
    )
    expect(new Set(channels.map(({ routing }) => routing.effective))).toEqual(
      new Set(['marketing_messages', 'messages']),
    )
    expect(channels[0]).toMatchObject({
      name: 'Flora Norte',
      phone_number: '5511987654321',
      waba_id: '102290129340398',
      provider: 'sandbox',
      country: 'BR',
    })
  })

  it('has clients at every stage of the onboarding, and links in nearly every state', async () => {
    const { gateway } = demo
    const { onboarding_clients: clients } = await listOnboarding(
      gateway.runtime,
      actorOf(gateway),
      onboardingClientListQuery.parse({ limit: '100' }),
    )
    expect(new Set(clients.map(({ stage }) => stage))).toEqual(
      new Set([
        null,
        ...CLIENT_STAGES.filter(
          (stage) => stage !== 'terms_signed' && stage !== 'first_mm_delivery',
        ),
      ]),
    )
    const { onboarding_links: links } = await listLinks(
      gateway.runtime,
      actorOf(gateway),
      onboardingLinkListQuery.parse({ limit: '100' }),
    )
    expect(new Set(links.map(({ status }) => status))).toEqual(
      new Set(LINK_STATES.filter((state) => state !== 'revoked' && state !== 'opened')),
    )
  })

  it('agrees with the sandbox: every key opens its own WABA, every status is what Meta says', async () => {
    for (const { id, waba_id, accept_upstream_key } of await channelsOf(demo.gateway)) {
      const channel = demo.gateway.runtime.gateway.directory
        .partner(demo.gateway.partnerId)!
        .channels.get(id)!
      const text = {
        messaging_product: 'whatsapp',
        to: '5521991112222',
        type: 'text',
        text: { body: id },
      }
      const answer = await demo.gateway.send(channel.upstreamKey, text)
      expect(answer.status).toBe(accept_upstream_key ? 200 : 401)
      if (accept_upstream_key)
        expect(demo.sandbox.deliveries.at(-1)).toMatchObject({ waba: waba_id })
    }
    for (const { id, onboardingStatus } of await demo.gateway.runtime.database.prisma.waba.findMany(
      { where: { partnerId: demo.gateway.partnerId } },
    )) {
      const response = await fetch(
        `${demo.sandbox.url}/v25.0/${id}?fields=marketing_messages_onboarding_status`,
        { headers: { authorization: 'Bearer x' } },
      )
      const { marketing_messages_onboarding_status: said } = (await response.json()) as Record<
        string,
        string
      >
      if (onboardingStatus !== null) expect(said).toBe(onboardingStatus)
    }
  })

  it('prints messages to paste: the first goes by MM, the second is refused there and falls back to Cloud', async () => {
    const settings = readSettings({ APP_URL: demo.gateway.url, DEMO: 'on' })
    const known = { partnerKeys: [], channelKeys: [], users: [], channels: [] }
    const text = welcome({
      settings,
      port: 0,
      first: null,
      channelKey: demo.key,
      known,
      replaced: null,
    })
    const commands = [
      ...text.matchAll(
        /curl -i (\S+) \\\n +-H 'D360-API-KEY: (\S+)' \\\n +-H 'content-type: application\/json' \\\n +-d '([^']+)'\n/g,
      ),
    ]
    const paste = async ([, url, key, body]: string[]) => {
      const response = await fetch(url!, {
        method: 'POST',
        headers: { 'D360-API-KEY': key!, 'content-type': 'application/json' },
        body,
      })
      return {
        status: response.status,
        ...Object.fromEntries(
          [...response.headers].filter(([name]) => /route|reason|fallback|attempts/.test(name)),
        ),
      }
    }
    expect(commands).toHaveLength(2)
    expect(await paste(commands[0]!)).toEqual({
      status: 200,
      'x-fairway-route': 'marketing_messages',
      'x-fairway-reason': 'known_marketing',
      'x-fairway-attempts': '1',
    })
    expect(demo.sandbox.deliveries.at(-1)).toMatchObject({
      billed: 'marketing_lite',
      template: 'spring_sale',
    })
    expect(await paste(commands[1]!)).toEqual({
      status: 200,
      'x-fairway-route': 'messages',
      'x-fairway-reason': 'checked',
      'x-fairway-attempts': '2',
      'x-fairway-fallback': '131055',
    })
    expect(await paste(commands[1]!)).toMatchObject({
      'x-fairway-reason': 'known_non_marketing',
      'x-fairway-attempts': '1',
    })
  })
})

it('is the same on every fresh start, and after a restart of the sandbox', async () => {
  const database = await openTestDatabase()
  const demos = [await startDemo(await openTestDatabase()), await startDemo(database)] as const
  const first = await written(demos[0])
  expect(await written(demos[1])).toEqual(first)

  await demos[1].sandbox.close()
  const sandbox = await startSandbox({
    port: Number(new URL(demos[1].sandbox.url).port),
    wabas: demoWabas,
  })
  const {
    gateway: { templateLists, directory },
  } = demos[1].gateway.runtime
  await templateLists.readAll(directory.oneChannelOfEachWaba(), ({ error }) =>
    expect(error).toBeNull(),
  )
  expect(await written(demos[1])).toEqual(first)
  await stop({ gateway: demos[1].gateway, sandbox })
  await stop(demos[0])
})

it('has no key that can be guessed where others can reach the server, and reads its lists in the background from a sandbox of others', async () => {
  const sandbox = await startSandbox({ wabas: demoWabas })
  const gateway = await startTestGateway({
    database: await openTestDatabase(),
    upstreamUrl: sandbox.url,
  })
  const key = await createDemo(gateway.runtime, {
    partnerId: gateway.partnerId,
    wellKnownKey: false,
  })
  const [channel] = await channelsOf(gateway)
  const text = {
    messaging_product: 'whatsapp',
    to: '5521991112222',
    type: 'text',
    text: { body: 'x' },
  }
  expect((await gateway.send(key, text)).status).toBe(200)
  for (const guess of [DEMO.channelKey, `demo-${channel!.id}-waba-${channel!.waba_id}`])
    expect((await gateway.send(guess, text)).status).toBe(401)
  const { prisma } = gateway.runtime.database
  gateway.runtime.gateway.templateLists.readStale()
  await eventually(async () => expect(await prisma.template.count()).toBe(60))
  await stop({ gateway, sandbox })
})
