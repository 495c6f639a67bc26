import { expect, it } from 'vitest'
import { apiPath } from '@/lib/client/api-query'
import { messageFilePath, messageListQuery } from '@/lib/client/messages'

const state = (filters: Record<string, string>) => ({ page: 2, sort: null, filters })
const filtersOf = (path: string) =>
  JSON.parse(new URL(path, 'http://x').searchParams.get('filters') ?? 'null') as unknown

it("a list of the log is asked for by the API's own filters, and so is its file", () => {
  for (const [way, asked] of [
    ['messages', { accepted_by: 'messages' }],
    ['none', { accepted_by: null }],
    ['fell_back', { fell_back: true }],
  ] as const) {
    const given = state({ way, campaign: 'spring' })
    expect(filtersOf(apiPath(messageListQuery('onePA', given).queryKey))).toEqual({
      campaign: 'spring',
      ...asked,
    })
    expect(filtersOf(messageFilePath('onePA', given))).toEqual({ campaign: 'spring', ...asked })
  }
  expect(apiPath(messageListQuery('onePA', state({})).queryKey)).toBe(
    '/api/v2/partners/onePA/messages?limit=50&offset=50',
  )
})
