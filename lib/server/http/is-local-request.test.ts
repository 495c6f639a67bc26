import { expect, it } from 'vitest'
import { isLocalRequest } from '@/lib/server/http/is-local-request'

it('knows this machine by address and host together', () => {
  for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'LOCALHOST'])
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(isLocalRequest({ host }, address), `${host} ${address}`).toBe(true)
})

it('takes nobody else for it: another address, a rebound host, a proxy on this machine', () => {
  const host = 'localhost:3000'
  for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '1127.0.0.1', '', undefined])
    expect(isLocalRequest({ host }, address), address).toBe(false)
  for (const other of [
    'hub.fairway.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '',
  ])
    expect(isLocalRequest({ host: other }, '127.0.0.1'), other).toBe(false)
  expect(isLocalRequest({}, '127.0.0.1')).toBe(false)
  for (const name of ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via', 'cf-connecting-ip'])
    expect(isLocalRequest({ host, [name]: '127.0.0.1' }, '127.0.0.1'), name).toBe(false)
})
