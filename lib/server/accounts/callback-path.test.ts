import { expect, it } from 'vitest'
import { callbackPath } from '@/lib/server/accounts/callback-path'

const origin = 'http://localhost:3000'

it('leads back to a page of this origin', () => {
  for (const path of ['/activity?page=2', '/', '/a//b']) {
    expect(callbackPath(path, origin)).toBe(path)
    expect(callbackPath(`${origin}${path}`, origin)).toBe(path)
  }
})

it('leads nowhere else', () => {
  for (const url of [
    undefined,
    '',
    'http://evil.example/activity',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://localhost:3000/',
    'http://localhost:3001/',
    'javascript:alert(1)',
    'http://localhost:3000@evil.example',
    'http://[',
    '/.//evil.example/x',
    '/..//evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/%2e//evil.example',
    '/x/..//evil.example',
    `${origin}//evil.example/x`,
    `${origin}/\\evil.example`,
    `${origin}/%2e//evil.example`,
    `${origin}.evil.example/`,
    `${origin}@evil.example/`,
    '//localhost:3000//evil.example',
  ]) {
    expect([url, callbackPath(url, origin)]).toEqual([url, '/'])
  }
})
