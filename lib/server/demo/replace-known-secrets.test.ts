import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { findKnownSecrets } from '@/lib/server/accounts/find-known-secrets'
import { createFirstPartner } from '@/lib/server/accounts/first-partner'
import { knownUpstreamKey } from '@/lib/server/accounts/known-upstream-key'
import { signIn, signInLimits } from '@/lib/server/accounts/sign-in'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createDemo } from '@/lib/server/demo/create-demo'
import { type NewSecrets, replaceKnownSecrets } from '@/lib/server/demo/replace-known-secrets'
import { welcome } from '@/lib/server/demo/welcome'
import { readSettings } from '@/lib/server/settings'
import { rawRequest, statusesIn } from '@/lib/server/testing/raw-request'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe('the secrets that everyone knows', () => {
  let gateway: TestGateway
  let upstreamKey: string
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    await gateway.runtime.database.prisma.partner.deleteMany()
    const first = await createFirstPartner(gateway.runtime.database, readSettings({}))
    await createDemo(gateway.runtime, { partnerId: first!.id, wellKnownKey: true })
    const channel = await gateway.runtime.database.prisma.channel.findFirstOrThrow()
    upstreamKey = knownUpstreamKey(channel)
  })
  afterAll(() => gateway.close())

  const message = JSON.stringify(templateMessage('spring_sale'))
  async function send(key: string, head = 'host: localhost'): Promise<number> {
    const lines = `d360-api-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: ${message.length}\r\nconnection: close`
    const request = `POST /messages?dry_run=true HTTP/1.1\r\n${head}\r\n${lines}\r\n\r\n${message}`
    return statusesIn(await rawRequest(gateway.url, [request], 5_000))[0]!
  }
  const password = async (given: string) =>
    (await signIn(
      {
        database: gateway.runtime.database,
        limits: signInLimits(),
        log: gateway.runtime.log,
        now: 0,
      },
      { email: DEMO.email, password: given },
      { 'x-fairway-local': 'yes' },
    )) !== 'wrong'

  it('open the gateway to this machine, and to nobody who comes by another host or a proxy', async () => {
    for (const key of [DEMO.channelKey, upstreamKey]) {
      for (const host of ['localhost', '127.0.0.1:3000', '[::1]'])
        expect(await send(key, `host: ${host}`), host).toBe(200)
      for (const head of [
        'host: hub.fairway.example',
        'host: localhost.evil.example',
        'host: 192.0.2.1',
        'host: localhost\r\nx-forwarded-for: 127.0.0.1',
        'host: localhost\r\nvia: 1.1 proxy',
        'host: evil.example\r\nx-fairway-local: yes',
        'host: localhost\r\nforwarded: for=127.0.0.1',
      ])
        expect(await send(key, head), head).toBe(401)
    }
  })

  it.each([{ HOST: '0.0.0.0' }, { APP_URL: 'https://hub.fairway.example' }, { TRUST_PROXY: 'on' }])(
    'open it to nobody where the settings let others come: %o',
    async (given) => {
      const { settings } = gateway.runtime
      gateway.runtime.settings = readSettings(given)
      const answers = [await send(DEMO.channelKey), await send(upstreamKey)]
      gateway.runtime.settings = settings
      expect(answers).toEqual([401, 401])
    },
  )

  it('end at a start for others, which tells new ones once', async () => {
    const { database } = gateway.runtime
    const known = await findKnownSecrets(database)
    expect(known.channels.length).toBeGreaterThan(1)
    const made: NewSecrets = await replaceKnownSecrets(gateway.runtime, known)
    for (const key of [DEMO.channelKey, upstreamKey]) expect(await send(key), key).toBe(401)
    expect(await password(DEMO.password)).toBe(false)
    const keys = await database.prisma.partnerKey.findMany({ where: { revokedAt: null } })
    expect(keys.map(({ lastFour }) => lastFour)).toEqual([made.partnerKeys[0]!.apiKey.slice(-4)])

    const settings = readSettings({ HOST: '0.0.0.0' })
    const started = { settings, port: 1, first: null, channelKey: null }
    const said = welcome({ ...started, known, replaced: made })
    const [shownKey] = /fwc_[\w-]{32}/.exec(said)!
    const [, shownPassword] = /owner@fairway\.example {2}(\S+)/.exec(said)!
    expect(await send(shownKey)).toBe(200)
    expect(await password(shownPassword!)).toBe(true)
    expect(said).toContain(`X-API-Key: ${made.partnerKeys[0]!.apiKey}`)
    for (const secret of [DEMO.password, DEMO.partnerApiKey, DEMO.channelKey])
      expect(said).not.toContain(secret)

    const after = await findKnownSecrets(database)
    expect(Object.values(after).flat()).toEqual([])
    const again = await replaceKnownSecrets(gateway.runtime, after)
    expect(welcome({ ...started, known: after, replaced: again })).not.toMatch(/fw[pc]_|Sign in/)
    const local = { ...started, settings: readSettings({}), known: after, replaced: null }
    expect(welcome(local)).not.toMatch(/fairway-demo|fwc_demo/)
  })

  it('sends of the demonstration itself go on with the new upstream keys', async () => {
    const [channel] = gateway.runtime.gateway.directory.oneChannelOfEachWaba()
    expect(channel!.upstreamKey).not.toBe(upstreamKey)
    expect(await send(channel!.upstreamKey)).toBe(200)
  })
})
