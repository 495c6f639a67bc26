import { expect, it } from 'vitest'
import { changedSearch, readListState } from '@/components/data-table/list-url'
import { listSearch } from '@/lib/client/list-state'

const SPEC = { filters: { search: null, override: ['on', 'off'] }, sorts: ['name'] }
const read = (search: string) => {
  const params = new URLSearchParams(search)
  return readListState((name) => params.get(name), SPEC)
}

it('reads what the list knows, and leaves out the rest', () => {
  expect(read('page=3&sort=-name&search=flora&override=off&other=1')).toEqual({
    page: 3,
    sort: '-name',
    filters: { search: 'flora', override: 'off' },
  })
  expect(read('page=x&sort=id&search=&override=maybe')).toEqual({
    page: 1,
    sort: null,
    filters: {},
  })
  expect(read(`search=${'x'.repeat(300)}`).filters.search).toHaveLength(200)
})

it('changes what is named, and goes back to the first page', () => {
  const search = new URLSearchParams('tab=a&page=3&sort=name&override=off')
  expect(changedSearch(search, { filters: { override: null, search: 'a&b' } })).toBe(
    'tab=a&sort=name&search=a%26b',
  )
  expect(changedSearch(search, { page: 4 })).toBe('tab=a&page=4&sort=name&override=off')
  expect(changedSearch(search, { sort: null })).toBe('tab=a&override=off')
})

it('is what the API is asked for', () => {
  expect(listSearch(read('page=3&sort=-name&override=off'), 50)).toEqual({
    limit: '50',
    offset: '100',
    sort: '-name',
    filters: '{"override":"off"}',
  })
  expect(listSearch(read(''), 50)).toEqual({ limit: '50', offset: '0' })
})
