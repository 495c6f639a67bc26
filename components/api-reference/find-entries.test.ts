import { expect, it } from 'vitest'
import { findEntries } from '@/components/api-reference/find-entries'

const PAGES = [
  {
    href: '/docs/api/gateway',
    title: 'Gateway',
    entries: [{ href: '/docs/api/gateway#errors', label: 'Errors', words: 'rate_limited 130429' }],
  },
  {
    href: '/docs/api/clients',
    title: 'Clients',
    entries: [
      {
        href: '/docs/api/clients#get_clients',
        label: 'List clients',
        method: 'GET',
        words: 'GET /partners/{partner_id}/clients',
      },
    ],
  },
]
const found = (text: string) => findEntries(PAGES, text).map(({ label }) => label)

it('finds by name, path, code and page, whatever the case and order of the words', () => {
  expect(found('130429')).toEqual(['Errors'])
  expect(found('clients GET')).toEqual(['List clients'])
  expect(found('gateway errors')).toEqual(['Errors'])
  expect(found('errors clients')).toEqual([])
})
