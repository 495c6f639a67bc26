import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { behaviourTable } from '@/sandbox/behaviour-table'
import { behaviours, keys, recipients } from '@/sandbox/behaviours'
import { defaultTemplates } from '@/sandbox/default-templates'
import type { Style, Way } from '@/sandbox/outcome'
import { readScript } from '@/sandbox/read-script'
import { type Sandbox, startSandbox } from '@/sandbox/server'
import { send, templateMessage } from '@/sandbox/testing/client'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

interface Seen {
  delivered: boolean
  http?: number
  code?: number
  text?: string
}

/** What a caller and the recipient see of one send; no answer within a moment is no answer. */
async function seen(
  way: Way,
  name: string,
  style: Style = '360dialog',
  to = '5511987654321',
  key?: string,
): Promise<Seen> {
  let http: number | undefined
  let text = ''
  try {
    const signal = AbortSignal.timeout(300)
    const response = await send(sandbox.url, way, templateMessage(name, { to }), {
      style,
      key,
      signal,
    })
    http = response.status
    text = await response.text()
  } catch (error) {
    text = (error as Error).name
  }
  const code = /"code":(\d+)/.exec(text)?.[1]
  return {
    delivered: sandbox.deliveries.length > 0,
    http,
    code: code === undefined ? undefined : Number(code),
    text,
  }
}

it('README.md holds the table that is played', async () => {
  const readme = await readFile(new URL('README.md', import.meta.url), 'utf8')
  expect(readme.split('<!-- table -->\n')[1]?.split('\n<!-- /table -->')[0]).toBe(behaviourTable())
})

it("has valid template names, each once, that leave the default list to Meta's own rules", () => {
  const names = behaviours.map(({ name }) => name)
  expect(names.filter((name) => !/^[a-z0-9_]+$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
  for (const { name } of defaultTemplates) {
    expect(readScript(name, 'marketing_messages'), name).toEqual({
      category: 'MARKETING',
      held: false,
    })
  }
})

describe('every Graph code in a name is what that template answers', () => {
  const coded = behaviours.flatMap(({ name, mm }) => {
    const code = /_(\d{1,6})$/.exec(name)?.[1]
    return mm?.answer.kind === 'graph_error' && code !== undefined
      ? [[name, Number(code)] as const]
      : []
  })

  it('covers the codes of contract 2.2', () => {
    expect(coded.map(([, code]) => code)).toEqual(
      expect.arrayContaining([
        200, 131055, 134102, 134100, 100, 134101, 131009, 131061, 131062, 4, 80007, 130429, 131056,
        131049, 131050, 131026, 131042, 131008, 131021, 132000, 132001, 368, 190,
      ]),
    )
  })

  it.each(coded)('%s', async (name, code) => {
    for (const style of ['360dialog', 'graph'] as const) {
      const answer = await seen('marketing_messages', `${name}_v2`, style)
      expect(answer).toMatchObject({ delivered: false, code })
      const body: unknown = JSON.parse(answer.text ?? '')
      const fbtrace_id = expect.stringMatching(/^A/)
      const error = { error: expect.objectContaining({ code, type: 'OAuthException', fbtrace_id }) }
      expect(body).toEqual(style === 'graph' ? error : { detail: error })
    }
  })
})

describe('on MM', () => {
  const containing = (text: string) => expect.stringContaining(text) as string
  it.each<[string, Seen]>([
    [
      'not_onboarded_200',
      { delivered: false, http: 403, text: expect.stringMatching(/must accept .* terms/) },
    ],
    [
      'not_onboarded_131055',
      { delivered: false, http: 400, text: expect.stringMatching(/must accept .* terms/) },
    ],
    ['not_onboarded_134102', { delivered: false, http: 500 }],
    [
      'not_marketing_100',
      { delivered: false, http: 400, text: containing('Message must be a template message.') },
    ],
    [
      'throttled_429',
      { delivered: false, http: 429, text: containing('"developer_message":"Too Many Requests"') },
    ],
    [
      'throttled_text',
      {
        delivered: false,
        http: 400,
        text: containing('"developer_message":"You have exceeded the'),
      },
    ],
    ['ambiguous_reset', { delivered: false, http: undefined, text: 'TypeError' }],
    ['ambiguous_timeout', { delivered: false, http: undefined, text: 'TimeoutError' }],
    ['ambiguous_500', { delivered: false, http: 500, text: '' }],
    ['ambiguous_502', { delivered: false, http: 502, code: undefined }],
    ['ambiguous_503', { delivered: false, http: 503, code: undefined }],
    ['ambiguous_131000', { delivered: false, http: 500, code: 131000 }],
    ['delivered_reset', { delivered: true, http: undefined, text: 'TypeError' }],
    ['delivered_timeout', { delivered: true, http: undefined, text: 'TimeoutError' }],
    ['delivered_502', { delivered: true, http: 502 }],
    ['delivered_truncated', { delivered: true, http: 200, text: 'TypeError' }],
    ['rejected_302', { delivered: false, http: 302 }],
    ['rejected_404', { delivered: false, http: 404, code: undefined, text: containing('<html>') }],
    ['rejected_10', { delivered: false, http: 403 }],
    [
      'accepted_without_id',
      { delivered: true, http: 200, text: expect.not.stringContaining('wamid') },
    ],
    ['accepted_html', { delivered: true, http: 200, text: containing('<html>') }],
    [
      'quality_held',
      { delivered: true, http: 200, text: containing('"held_for_quality_assessment"') },
    ],
    [
      'quality_paused',
      { delivered: true, http: 200, text: containing('"message_status":"paused"') },
    ],
    ['utility_bill', { delivered: false, code: 131055 }],
    ['auth_code', { delivered: false, code: 131055 }],
    ['authentication_code', { delivered: false, code: 131055 }],
    ['anything_else', { delivered: true, http: 200 }],
  ])('%s', async (name, expected) => {
    expect(await seen('marketing_messages', name)).toMatchObject(expected)
  })

  it('refuses other categories with 134100 in Graph style', async () => {
    expect(await seen('marketing_messages', 'order_update', 'graph')).toMatchObject({
      delivered: false,
      code: 134100,
    })
  })
})

describe('on Cloud', () => {
  it.each<[string[], number | undefined]>([
    [['not_onboarded', 'not_marketing', 'syncing', 'ambiguous', 'rejected', '-'], 200],
    [['only_mm', 'throttled', 'same_on_cloud'], undefined],
  ])('templates of %j', async (classes, http) => {
    for (const { name, plays } of behaviours) {
      if (!classes.includes(plays) || name === 'marketing_off_131063') continue
      sandbox.reset()
      const answer = await seen('messages', name)
      expect(answer, name).toMatchObject({ delivered: http === 200 })
      if (http === 200) expect(answer.http, name).toBe(200)
      else expect(answer.http, name).toBeGreaterThanOrEqual(400)
    }
  })

  it('marketing_off_131063 goes by MM only, and Cloud errors have no `detail` around them', async () => {
    const refused = await seen('messages', 'marketing_off_131063')
    expect(refused).toMatchObject({ delivered: false, http: 400 })
    expect(JSON.parse(refused.text ?? '')).toMatchObject({ error: { code: 131063 } })
    expect(await seen('marketing_messages', 'marketing_off_131063')).toMatchObject({
      delivered: true,
      http: 200,
    })
  })

  it('bills what was routed by somebody else as that', async () => {
    await seen('messages', 'upstream_routed')
    await seen('marketing_messages', 'silent_fallback')
    expect(sandbox.deliveries.map(({ way, billed }) => [way, billed])).toEqual([
      ['messages', 'marketing_lite'],
      ['marketing_messages', 'marketing'],
    ])
  })
})

it('a throttled caller is told when to come back', async () => {
  expect(
    (await send(sandbox.url, 'messages', templateMessage('throttled_429'))).headers.get(
      'retry-after',
    ),
  ).toBe('7')
})

it.each(recipients)(
  'recipient $recipient plays $plays on both ways',
  async ({ recipient, plays }) => {
    expect(behaviours.map(({ name }) => name)).toContain(plays)
    const { delivered, http, code } = await seen('marketing_messages', plays)
    for (const way of ['marketing_messages', 'messages'] as const) {
      sandbox.reset()
      const answer = await seen(way, 'spring_sale', '360dialog', `+${recipient}123`)
      expect({ delivered: answer.delivered, http: answer.http, code: answer.code }).toEqual({
        delivered,
        http,
        code,
      })
    }
  },
)

it.each(keys)(
  'key $key is answered in both styles, and nothing is delivered',
  async ({ key, answer }) => {
    const expected =
      answer.kind === 'gateway_error'
        ? answer
        : { http: undefined, code: undefined, text: 'TypeError' }
    const d360 = await seen('messages', 'spring_sale', '360dialog', '5511987654321', `${key}-7`)
    expect(d360).toMatchObject({
      delivered: false,
      http: expected.http,
      text: expect.stringContaining(expected.text),
    })
    const graph = await seen('messages', 'spring_sale', 'graph', '5511987654321', `${key}-7`)
    expect(graph).toMatchObject({ delivered: false, http: expected.http, code: expected.code })
  },
)
