import { expect, test } from 'vitest'
import { refusedTarget } from '@/lib/server/forwarding/refused-target'

test.each([
  [
    'http://169.254.169.254/latest',
    '169.254.169.254 is a private address; accepted are public ones (ALLOW_PRIVATE_TARGETS=on permits all).',
  ],
  [
    'http://0x7f000001/',
    '127.0.0.1 is a private address; accepted are public ones (ALLOW_PRIVATE_TARGETS=on permits all).',
  ],
  [
    'https://me:secret@a.example/',
    'Accepted is a URL without user name and password; what is forwarded is signed.',
  ],
  ['https://floranorte.example/whatsapp', null],
])('%s: %s', (url, refusal) => {
  expect(refusedTarget(url, false)).toBe(refusal)
})

test('private addresses may be permitted', () => {
  expect(refusedTarget('http://127.0.0.1:8080/', true)).toBeNull()
})
