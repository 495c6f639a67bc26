import { expect, it } from 'vitest'
import { readPage } from '@/components/data-table/read-page'

it('reads a page number, and the first page from anything else', () => {
  expect([readPage('7'), readPage('1'), readPage('9999999')]).toEqual([7, 1, 9_999_999])
  for (const given of [null, undefined, '', '0', '-1', '1.5', 'x', '01', '10000000'])
    expect(readPage(given)).toBe(1)
})
