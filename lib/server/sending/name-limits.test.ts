import { expect, it } from 'vitest'
import { MOST_NAMES, NameLimits } from '@/lib/server/sending/name-limits'

const DAY = 86_400_000

it('a channel brings so many names a day and no more, and takes none from other channels', () => {
  const limits = new NameLimits()
  const admit = (channel: string, name: string, now = 0) =>
    limits.admit(channel, 'campaign', name, now)
  for (let n = 0; n < MOST_NAMES.campaign; n += 1) expect(admit('aCH', `name ${n}`)).toBe(true)
  expect(admit('aCH', 'one more')).toBe(false)
  expect(admit('aCH', 'name 0')).toBe(true)
  expect(admit('bCH', 'one more')).toBe(true)
  expect(limits.admit('aCH', 'template', 'one more', 0)).toBe(true)
  expect(admit('aCH', 'one more', DAY)).toBe(true)
})
