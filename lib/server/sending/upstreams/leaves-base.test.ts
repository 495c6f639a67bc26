import { expect, it } from 'vitest'
import { leavesBase } from '@/lib/server/sending/upstreams/leaves-base'

it.each([
  '/../x',
  '/a/../../x',
  '/..',
  '/%2e%2e/x',
  '/%2E./x',
  '/a%2f..%2f..%2fx',
  '/a\\..\\..\\x',
  '/a%5c..%5c..%5cx',
  '/%252e%252e/x',
  '/a%252f%252e%252e%252f%252e%252e%252fx',
  '/%25252e%25252e/x',
  '/%2525252525252e/x',
  '/..;/x',
  '/..?a=b',
])('lets %s out of the base of a provider', (path) => {
  expect(leavesBase(path)).toBe(true)
})

it.each([
  '/media/abc.jpg',
  '/.',
  '/a/../b',
  '/a/%2e%2e/b',
  '/v1/configs/templates?limit=1&offset=../..',
  '/a..b/...x',
  '/media/100%25',
  '/name%20with%20spaces',
  '/.well-known',
])('refuses %s, which stays below the base', (path) => {
  expect(leavesBase(path)).toBe(false)
})
