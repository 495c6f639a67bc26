import { expect, test } from 'vitest'
import { isFreshTemplate, noteTemplateUse, type TemplateUse } from './fresh-template'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const old: TemplateUse = { firstSeenAt: 0, lastUsedAt: 30 * DAY, awakeSince: null }

test('first seen: fresh for ten minutes', () => {
  const use = noteTemplateUse(null, DAY)
  expect(isFreshTemplate(use, DAY)).toBe(true)
  expect(isFreshTemplate(use, DAY + 10 * MINUTE - 1)).toBe(true)
  expect(isFreshTemplate(use, DAY + 10 * MINUTE)).toBe(false)
})

test('used again within seven days: not fresh', () => {
  const use = noteTemplateUse(old, 37 * DAY - 1)
  expect(use.lastUsedAt).toBe(37 * DAY - 1)
  expect(isFreshTemplate(use, 37 * DAY - 1)).toBe(false)
})

test('used after seven idle days: fresh for ten minutes from that use, not from later ones', () => {
  const awake = noteTemplateUse(old, 37 * DAY)
  expect(isFreshTemplate(awake, 37 * DAY)).toBe(true)
  const again = noteTemplateUse(awake, 37 * DAY + 9 * MINUTE)
  expect(isFreshTemplate(again, 37 * DAY + 10 * MINUTE - 1)).toBe(true)
  expect(isFreshTemplate(again, 37 * DAY + 10 * MINUTE)).toBe(false)
})

test('seen in a list and not used for seven days: its first use finds it asleep', () => {
  const listed: TemplateUse = { firstSeenAt: 2 * DAY, lastUsedAt: null, awakeSince: null }
  expect(isFreshTemplate(listed, 2 * DAY + 11 * MINUTE)).toBe(false)
  expect(isFreshTemplate(noteTemplateUse(listed, 8 * DAY), 8 * DAY)).toBe(false)
  expect(isFreshTemplate(noteTemplateUse(listed, 9 * DAY), 9 * DAY)).toBe(true)
})
