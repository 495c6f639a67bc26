import { expect, it } from 'vitest'
import { isForLocalUse } from '@/lib/server/http/is-for-local-use'
import { readSettings } from '@/lib/server/settings'

it.each([{}, { HOST: '::1' }, { HOST: 'localhost' }, { APP_URL: 'http://127.0.0.1:8080' }])(
  'keeps the demonstration login where nobody else comes: %o',
  (given) => expect(isForLocalUse(readSettings(given))).toBe(true),
)

it.each([
  { HOST: '0.0.0.0' },
  { HOST: '::' },
  { HOST: '192.0.2.1' },
  { HOST: 'hub.fairway.example' },
  { APP_URL: 'https://hub.fairway.example' },
  { APP_URL: 'http://localhost.evil.example' },
  { TRUST_PROXY: 'on' },
])('opens the demonstration login to nobody where others may come: %o', (given) =>
  expect(isForLocalUse(readSettings(given))).toBe(false),
)
