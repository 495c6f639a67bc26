import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { queryInteger } from '@/lib/contracts/list'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { parseInput } from '@/lib/server/partner-api/parse-input'
import { Problem } from '@/lib/server/problem'

const declared = endpoint({
  method: 'POST',
  path: '/things',
  summary: '',
  role: 'viewer',
  data: z.null(),
  handle: async () => null,
  query: z.object({ days: queryInteger(1, 7).default(1) }),
  body: z.strictObject({ name: z.string(), list: z.array(z.object({ id: z.int() })).default([]) }),
})

function parse(body: string | Uint8Array, query = '') {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const request = {
    method: 'POST',
    path: '/',
    query: new URLSearchParams(query),
    headers: {},
    body: async (limit: number) => (bytes.byteLength > limit ? null : bytes),
  }
  return parseInput(declared, request)
}

async function problemOf(body: string | Uint8Array, query?: string) {
  const problem = await parse(body, query)
  if (!(problem instanceof Problem)) throw new Error('It fits.')
  return [problem.code, problem.more.issues?.map(({ path }) => path) ?? problem.message]
}

describe('the input of an endpoint', () => {
  it('is parsed, with defaults', async () => {
    expect(await parse('{"name":"a"}', 'days=3&unknown=1')).toEqual({
      query: { days: 3 },
      body: { name: 'a', list: [] },
    })
  })

  it('may be absent where the endpoint can do without', async () => {
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: {},
      body: async () => new Uint8Array(),
    }
    expect(
      await parseInput(
        { ...declared, body: z.strictObject({ id: z.string().optional() }).prefault({}) },
        request,
      ),
    ).toMatchObject({ body: {} })
  })

  it('is refused as malformed, too large or not fitting, with every issue', async () => {
    expect(await problemOf('{"name":')).toEqual([
      'malformed',
      expect.stringMatching(/^The body is not JSON: /),
    ])
    expect(await problemOf('')).toEqual([
      'malformed',
      expect.stringMatching(/^The body is not JSON: /),
    ])
    expect(await problemOf(new Uint8Array([0x22, 0xff, 0x22]))).toEqual([
      'malformed',
      'The body is not UTF-8.',
    ])
    expect(await problemOf(`"${'a'.repeat(1024 * 1024)}"`)).toEqual([
      'too_large',
      'The body is longer than 1048576 bytes (1 MiB).',
    ])
    expect(await problemOf('[]')).toEqual(['invalid', ['']])
    expect(await problemOf('{"list":[{"id":1},{"id":"x"}],"a":1,"b":2}')).toEqual([
      'invalid',
      ['name', 'list.1.id', 'a', 'b'],
    ])
    expect(await problemOf('{"name":"a"}', 'days=8')).toEqual(['invalid', ['days']])
  })
})
