import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import { readProviderList } from '@/lib/server/templates/provider-list'
import { type HttpUpstream, startHttpUpstream } from '@/lib/server/testing/http-upstream'

interface Entry {
  name: string
  language: string
  category: string
}
const many = Array.from(
  { length: 250 },
  (_, n): Entry => ({
    name: `template_${n}`,
    language: 'en',
    category: n % 2 ? 'MARKETING' : 'UTILITY',
  }),
)

describe('a provider’s template list', () => {
  let upstream: HttpUpstream
  let upstreams: Upstreams
  let asked: URL[]
  beforeAll(async () => {
    upstream = await startHttpUpstream(() => {})
    upstreams = new Upstreams({
      d360BaseUrl: upstream.url,
      graphBaseUrl: `${upstream.url}/v25.0`,
      sandboxUrl: null,
      timeoutMs: 300,
    })
  })
  afterAll(async () => {
    await upstreams.close()
    await upstream.close()
  })
  beforeEach(() => {
    asked = []
  })

  function read(provider: '360dialog' | 'meta') {
    return readProviderList(upstreams, {
      provider,
      wabaId: '102',
      phoneNumberId: '1',
      upstreamKey: 'the-key',
    } as DirectoryChannel)
  }
  const namesOf = async (provider: '360dialog' | 'meta') =>
    (await read(provider)).templates.map(({ name }) => name)

  /** Answers each request with what `page` makes of its query. */
  function answering(page: (query: URLSearchParams) => object): RequestListener {
    return (request, response) => {
      const url = new URL(request.url!, upstream.url)
      asked.push(url)
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(page(url.searchParams)))
    }
  }
  const byOffset = (more: (page: Entry[]) => object) =>
    answering((query) => {
      const offset = Number(query.get('offset'))
      const page = many.slice(offset, offset + Number(query.get('limit')))
      return { waba_templates: page, ...more(page) }
    })
  const byCursor = (pages: unknown[][], after = (page: number) => `cursor ${page}`) =>
    answering((query) => {
      const page = Number(/\d+$/.exec(query.get('after') ?? 'cursor 0')![0])
      const paging = {
        cursors: { after: after(page + 1) },
        ...(page + 1 < pages.length ? { next: 'https://graph.example/next' } : {}),
      }
      return { data: pages[page], paging }
    })

  it.each([
    ['that tells its total', () => ({ total: 250 })],
    ['that tells no total', () => ({})],
    ['whose total is nonsense', () => ({ total: 'many' })],
  ])('is read by offset from 360dialog %s', async (_how, more) => {
    upstream.handle = byOffset(more)
    expect(await namesOf('360dialog')).toEqual(many.map(({ name }) => name))
    expect(asked[0]!.pathname + asked[0]!.search).toBe('/v1/configs/templates?limit=100&offset=0')
  })

  it('asks 360dialog for nothing after its total', async () => {
    upstream.handle = byOffset(() => ({ total: 250 }))
    await read('360dialog')
    expect(asked.map((url) => url.searchParams.get('offset'))).toEqual(['0', '100', '200'])
  })

  it('is whole also where 360dialog gives fewer at once than asked for', async () => {
    upstream.handle = answering((query) => {
      const offset = Number(query.get('offset'))
      return { waba_templates: many.slice(offset, offset + 40), total: 250 }
    })
    expect(await namesOf('360dialog')).toHaveLength(250)
  })

  it('ends where a provider gives the same page for ever', async () => {
    upstream.handle = answering(() => ({ waba_templates: many.slice(0, 100) }))
    expect(await namesOf('360dialog')).toHaveLength(100)
    expect(asked).toHaveLength(2)
    upstream.handle = byCursor([many.slice(0, 100), many.slice(0, 100)], () => 'cursor 0')
    expect(await namesOf('meta')).toHaveLength(100)
    expect(asked.length).toBeLessThanOrEqual(4)
  })

  it('is read by cursor from Graph, over pages that hold nothing or nothing usable', async () => {
    upstream.handle = byCursor([
      many.slice(0, 100),
      [],
      [{ name: 7 }, null],
      many.slice(100, 200),
      many.slice(200),
    ])
    expect(await namesOf('meta')).toEqual(many.map(({ name }) => name))
    expect(asked.map((url) => [url.pathname, url.searchParams.get('after')])).toEqual(
      [null, 'cursor 1', 'cursor 2', 'cursor 3', 'cursor 4'].map((after) => [
        '/v25.0/102/message_templates',
        after,
      ]),
    )
    expect(asked[0]!.searchParams.get('fields')!.split(',')).toEqual(
      expect.arrayContaining(['name', 'language', 'category', 'correct_category']),
    )
  })

  it('may be empty', async () => {
    upstream.handle = answering(() => ({ waba_templates: [], total: 0 }))
    expect(await read('360dialog')).toEqual({ templates: [], setAside: [] })
    upstream.handle = answering(() => ({ data: [] }))
    expect(await read('meta')).toEqual({ templates: [], setAside: [] })
  })

  it('holds what its entries say, in Meta’s terms, and sets aside what is no template', async () => {
    upstream.handle = answering(() => ({
      waba_templates: [
        {
          id: 'xWT',
          name: 'one',
          language: 'pt_BR',
          category: 'marketing',
          status: 'approved',
          components: [{ type: 'BODY' }],
          message_send_ttl_seconds: 43_200,
        },
        {
          id: 7,
          name: 'two',
          language: { code: 'en' },
          category: 'UTILITY',
          correct_category: 'MARKETING',
          optimization_spec: {},
        },
        null,
        'text',
        [],
        { name: '', language: 'en', category: 'MARKETING' },
        { name: 'x', language: 'en' },
        { name: 'a\u0000', language: 'en', category: 'UTILITY' },
      ],
    }))
    const { templates, setAside } = await read('360dialog')
    expect(templates).toEqual([
      {
        id: 'xWT',
        name: 'one',
        language: 'pt_BR',
        category: 'MARKETING',
        correctCategory: null,
        status: 'APPROVED',
        parameterFormat: null,
        components: [{ type: 'BODY' }],
        messageSendTtlSeconds: 43_200,
        hasMaxPrice: false,
      },
      {
        id: '7',
        name: 'two',
        language: 'en',
        category: 'UTILITY',
        correctCategory: 'MARKETING',
        status: null,
        parameterFormat: null,
        components: [],
        messageSendTtlSeconds: null,
        hasMaxPrice: true,
      },
    ])
    expect(setAside).toEqual([
      'An entry without a name: it is not an object',
      'An entry without a name: it has no usable name',
      'x: it has no usable category',
      'a : it has no usable name',
    ])
  })

  it.each([
    [
      'a lifetime that no column holds',
      { message_send_ttl_seconds: 3_000_000_000 },
      /ttl_seconds is 3000000000/,
    ],
    ['NUL in its id', { id: 'a\u0000' }, /id cannot be stored/],
    ['NUL in a member name', { components: [{ 'a\u0000': 1 }] }, /NUL/],
    [
      'half a surrogate pair in a member name',
      { components: [{ x: { '\ud800': 1 } }] },
      /surrogate/,
    ],
    [
      'components a thousand levels deep',
      { components: JSON.parse('['.repeat(1_000) + ']'.repeat(1_000)) as unknown },
      /64 levels/,
    ],
  ])('is read but for a template with %s, which is named', async (_what, odd, why) => {
    const ordinary = { name: 'plain', language: 'en', category: 'MARKETING' }
    upstream.handle = answering(() => ({
      waba_templates: [{ name: 'odd', language: 'en', category: 'MARKETING', ...odd }, ordinary],
    }))
    const { templates, setAside } = await read('360dialog')
    expect(templates.map(({ name }) => name)).toEqual(['plain'])
    expect(setAside).toEqual([expect.stringMatching(/^odd: /)])
    expect(setAside[0]).toMatch(why)
  })

  it.each<[string, RequestListener, RegExp]>([
    [
      'an error',
      (_request, response) => {
        response.writeHead(401).end('{"meta":{"developer_message":"Invalid api_key"}}')
      },
      /answered 401.*Invalid api_key/,
    ],
    [
      'a page of HTML',
      (_request, response) => {
        response.end('<html>')
      },
      /not JSON/,
    ],
    [
      'an empty body',
      (_request, response) => {
        response.end()
      },
      /not JSON/,
    ],
    [
      'JSON without a list',
      (_request, response) => {
        response.end('{"waba_templates":{}}')
      },
      /without a template list/,
    ],
    [
      'null',
      (_request, response) => {
        response.end('null')
      },
      /without a template list/,
    ],
    [
      'a redirect',
      (_request, response) => {
        response.writeHead(302, { location: '/else' }).end()
      },
      /answered 302/,
    ],
    ['nothing', () => {}, /timeout/i],
    [
      'a reset',
      (request) => {
        request.socket.resetAndDestroy()
      },
      /ECONNRESET|closed|hang up/,
    ],
    [
      'an error on its second page',
      (request, response) => {
        if (new URL(request.url!, 'http://x').searchParams.get('offset') !== '0')
          response.writeHead(500).end()
        else response.end(JSON.stringify({ waba_templates: many.slice(0, 100) }))
      },
      /answered 500/,
    ],
  ])('is not taken from %s', async (_what, handle, message) => {
    upstream.handle = handle
    await expect(read('360dialog')).rejects.toThrow(message)
  })
})
