import { expect, it } from 'vitest'
import { DEMO } from '@/lib/server/accounts/demo-secrets'
import { knownUpstreamKey } from '@/lib/server/accounts/known-upstream-key'
import { mayUse } from '@/lib/server/accounts/may-use'
import { demoRows } from '@/lib/server/demo/demo-rows'

const KNOWN = [
  DEMO.partnerApiKey,
  DEMO.channelKey,
  DEMO.password,
  ...demoRows('demoPA', 0).channels.map(knownUpstreamKey),
]

it('lets nobody in from elsewhere by a secret that everyone knows', () => {
  for (const secret of KNOWN) {
    expect(mayUse(secret, {}), secret).toBe(false)
    expect(mayUse(secret, { 'x-fairway-local': 'no' }), secret).toBe(false)
    expect(mayUse(secret, { 'x-fairway-local': 'yes' }), secret).toBe(true)
  }
})

it('asks nothing about a secret of its own, which a demonstration for others has too', () => {
  for (const secret of ['fwp_x', `${KNOWN.at(-1)}-q0ZtB3`, 'a password', ''])
    expect(mayUse(secret, {}), secret).toBe(true)
})
