import { describe, expect, it } from 'vitest'
import { ApiError } from '@/lib/client/api-error'
import { apiPath, apiQuery, dataOf } from '@/lib/client/api-query'

describe('a question to the Partner API', () => {
  it('has an address that keeps every character of its parts', () => {
    const { queryKey } = apiQuery('onePA', ['messages', 'wamid.a/b+c='], {
      filters: '{"a":"&"}',
      limit: '1',
    })
    expect(apiPath(queryKey)).toBe(
      '/api/v2/partners/onePA/messages/wamid.a%2Fb%2Bc%3D?filters=%7B%22a%22%3A%22%26%22%7D&limit=1',
    )
    expect(apiPath(apiQuery('onePA', ['messages']).queryKey)).toBe(
      '/api/v2/partners/onePA/messages',
    )
  })

  it('is answered with the data of the envelope, or its failure', () => {
    const meta = {
      success: true,
      http_code: 200,
      developer_message: 'OK',
      '360dialog_trace_id': 't',
    }
    expect(dataOf(200, { meta, status_code: 200, data: [1] })).toEqual([1])
    const failed = () =>
      dataOf(404, {
        meta: { ...meta, success: false, developer_message: 'Not there.' },
        status_code: 404,
        data: null,
      })
    expect(failed).toThrow(new ApiError(404, 'Not there.', 't'))
    const refusal = {
      meta: { ...meta, success: false },
      status_code: 422,
      data: { issues: [{ path: 'name', message: 'Too long.' }] },
    }
    expect(() => dataOf(422, refusal)).toThrow(expect.objectContaining({ data: refusal.data }))
    expect(new ApiError(422, 'No.', null, refusal.data).issue('name')).toBe('Too long.')
    expect(new ApiError(404, 'No.').issue('name')).toBeNull()
    expect(() => dataOf(502, null)).toThrow('an answer of an unknown form (HTTP 502)')
  })
})
