import { expect, it } from 'vitest'
import { originForm } from '@/lib/server/http/origin-form'

it('leaves path and query as they are', () => {
  for (const target of ['/', '/a?b', '//a', '/\\a', '/%zz'])
    expect(originForm(target)).toEqual({ target, host: null })
})

it('takes host, path and query out of an absolute form', () => {
  expect(originForm('http://evil.example/x?y')).toEqual({ target: '/x?y', host: 'evil.example' })
  expect(originForm('HTTPS://Evil.example:81')).toEqual({ target: '/', host: 'evil.example:81' })
  expect(originForm('http://a.example?x')).toEqual({ target: '/?x', host: 'a.example' })
  expect(originForm('http://a@b.example//x')).toEqual({ target: '//x', host: 'b.example' })
})

it('refuses what has no origin form', () => {
  for (const target of [
    '*',
    '',
    'foo://x',
    'data:x',
    'localhost:80',
    '@x/y',
    'http://',
    'http://[',
  ])
    expect([target, originForm(target)]).toEqual([target, null])
})
