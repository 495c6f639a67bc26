import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { bumpRevision } from '@/lib/server/revisions/bump-revision'
import { changePartner } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import { readTrail, type Trail } from '@/lib/server/testing/read-trail'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { behaviours } from '@/sandbox/behaviours'

const TTL_SECONDS = 3_600
const WAYS = ['marketing_messages', 'messages'] as const
type Way = (typeof WAYS)[number]
const PROVIDERS = ['sandbox', 'meta'] as const
type Provider = (typeof PROVIDERS)[number]

/** The table of contract 2.2, its two columns about `confirmed`. */
const CONFIRMED: Record<string, { cloud: boolean; learns: string | null }> = {
  not_onboarded: { cloud: true, learns: 'not_onboarded' },
  not_marketing: { cloud: true, learns: 'non_marketing' },
  syncing: { cloud: true, learns: 'marketing' },
  only_mm: { cloud: false, learns: 'marketing' },
  throttled: { cloud: false, learns: null },
  same_on_cloud: { cloud: false, learns: null },
  ambiguous: { cloud: false, learns: null },
  rejected: { cloud: true, learns: null },
}

/** What an upstream says when it is asked without a gateway; null where it gives no whole answer. */
interface Said {
  status: number
  code: number | null
  id: string | null
}

const said = new Map<string, Promise<Said | null>>()
const cases = behaviours.map(({ name, plays }) => [name, plays] as const)

describe('every failure of contract 2.2', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    const settings = { UPSTREAM_TIMEOUT_MS: '1000', CATEGORY_TTL_SECONDS: String(TTL_SECONDS) }
    gateway = await startTestGateway({ database: await openTestDatabase(), settings })
    // The first send opens connections, and the upstream's limit here is short.
    await readTrail(gateway, await channelWithKnownList(gateway), templateMessage('first'))
  })
  afterAll(() => gateway.close())

  /** The upstream's own word, by one way, in the style of the provider. */
  function ask(provider: Provider, way: Way, name: string): Promise<Said | null> {
    const key = `${provider} ${way} ${name}`
    const saying = said.get(key) ?? askNow(provider, way, name)
    said.set(key, saying)
    return saying
  }

  /** Asks; of the two templates that are never answered it is known. */
  async function askNow(provider: Provider, way: Way, name: string): Promise<Said | null> {
    if (way === 'marketing_messages' && name.endsWith('_timeout')) return null
    const { url } = gateway.sandbox
    const [target, credential] =
      provider === 'meta'
        ? [`${url}/v25.0/106540352242922/${way}`, { authorization: 'Bearer x' }]
        : [`${url}/${way}`, { 'd360-api-key': 'x' }]
    try {
      const body = JSON.stringify({ ...templateMessage(name), recipient_type: 'individual' })
      const headers = { 'content-type': 'application/json', ...credential } as Record<
        string,
        string
      >
      const answer = await fetch(target, { method: 'POST', headers, body, redirect: 'manual' })
      return { status: answer.status, ...readAnswer(await answer.text()) }
    } catch {
      return null
    }
  }

  /**
   * A channel whose templates were first seen an hour ago, but those that play 131009: only of a template seen for the
   * first time does it mean that Meta is still syncing.
   */
  async function channelOf(provider: Provider): Promise<TestChannel> {
    const channel = await channelWithKnownList(gateway, {
      provider,
      phoneNumberId: '106540352242922',
    })
    const names = cases.flatMap(([name]) =>
      name === 'syncing_131009' ? [] : [name, `${name}_direct`],
    )
    const { database, poller } = gateway.runtime
    await database.transaction(async (tx) =>
      tx.query(
        `INSERT INTO template_category (partner_id, waba_id, name, language, first_seen_at, revision)
       SELECT $1, $2, name, 'en', $5, $4 FROM unnest($3::text[]) AS names (name)`,
        [
          gateway.partnerId,
          channel.wabaId,
          names,
          await bumpRevision(tx, gateway.partnerId, 'category'),
          new Date(Date.now() - 3_600_000),
        ],
      ),
    )
    await poller.refresh()
    return channel
  }

  describe.each(['documented', 'confirmed'] as const)('under %s', (policy) => {
    let channels: Record<Provider, TestChannel>
    beforeAll(async () => {
      await changePartner(gateway, { fallbackPolicy: policy })
      channels = { sandbox: await channelOf('sandbox'), meta: await channelOf('meta') }
    })

    it.concurrent.each(cases)('%s (%s)', async (name, plays) => {
      await Promise.all(
        PROVIDERS.map(async (provider) => {
          const [onMm, onCloud] = [
            await ask(provider, 'marketing_messages', name),
            await ask(provider, 'messages', name),
          ]
          const accepted = onMm !== null && onMm.status < 300
          expect(accepted).toBe(plays === '-')
          const failed = !accepted
          const falls = failed && (policy === 'documented' || CONFIRMED[plays]!.cloud)
          const learns = accepted
            ? 'marketing'
            : policy === 'confirmed'
              ? CONFIRMED[plays]!.learns
              : onMm
                ? 'non_marketing'
                : null
          // A refusal for the terms concerns the whole WABA.
          const channel = plays === 'not_onboarded' ? await channelOf(provider) : channels[provider]
          // Sent straight to MM nothing follows, and only this much is learned.
          const directly = accepted
            ? 'marketing'
            : plays === 'not_marketing'
              ? 'non_marketing'
              : null
          await expectTrail(
            await readTrail(
              gateway,
              channel,
              templateMessage(`${name}_direct`),
              '/marketing_messages',
            ),
            { reason: 'direct', said: [onMm], plays, learns: directly, policy },
          )
          await expectTrail(await readTrail(gateway, channel, templateMessage(name)), {
            reason: 'checked',
            said: falls ? [onMm, onCloud] : [onMm],
            plays,
            learns,
            policy,
          })
        }),
      )
    })
  })

  async function expectTrail(
    { answer, row, attempts, learned, notOnboardedUntil, received }: Trail,
    expected: {
      reason: string
      said: (Said | null)[]
      plays: string
      learns: string | null
      policy: string
    },
  ): Promise<void> {
    const { reason, said, plays, learns, policy } = expected
    const [onMm, last] = [said[0]!, said.at(-1)!]
    const ways = WAYS.slice(0, said.length)
    const fell = said.length > 1
    const accepted = last !== null && last.status < 300
    expect(answer.status).toBe(last?.status ?? 504)
    expect(answer.headers).toMatchObject({
      'x-fairway-reason': reason,
      'x-fairway-route': ways.at(-1),
      'x-fairway-attempts': String(said.length),
      'x-fairway-trace': row.trace_id,
    })
    expect(answer.headers['x-fairway-fallback']).toBe(
      fell ? String(onMm?.code ?? plays) : undefined,
    )
    expect(received).toEqual({ marketing_messages: 1, messages: fell ? 1 : 0 })
    expect(row).toMatchObject({
      reason,
      policy,
      decided: 'marketing_messages',
      accepted_by: accepted ? ways.at(-1) : null,
      answer_status: answer.status,
      answer_code: last ? last.code : 131016,
      fallback_class: fell ? plays : null,
      fallback_code: fell ? (onMm?.code ?? null) : null,
      possible_duplicate: fell && plays === 'ambiguous',
      wamid: readAnswer(answer.body.toString()).id,
    })
    expect(attempts).toMatchObject(
      said.map((one, index) => ({
        way: ways[index],
        status: one?.status ?? null,
        code: one?.code ?? null,
        possible_duplicate: index === 1 && plays === 'ambiguous',
        outcome: one === null ? 'lost' : one.status < 300 ? 'accepted' : 'refused',
        ...(index === 0 ? { class: plays === '-' ? null : plays } : {}),
      })),
    )
    expect(learned).toBe(learns === 'not_onboarded' ? null : learns)
    if (learns !== 'not_onboarded') expect(notOnboardedUntil).toBe(null)
    else
      expect(Math.abs(notOnboardedUntil!.getTime() - Date.now() - TTL_SECONDS * 1000)).toBeLessThan(
        30_000,
      )
  }
})

function readAnswer(text: string): Omit<Said, 'status'> {
  try {
    const json = JSON.parse(text) as {
      error?: { code: number }
      detail?: { error?: { code: number } }
      messages?: { id?: string }[]
    }
    return {
      code: (json.error ?? json.detail?.error)?.code ?? null,
      id: json.messages?.[0]?.id ?? null,
    }
  } catch {
    return { code: null, id: null }
  }
}
