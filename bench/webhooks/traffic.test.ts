import { expect, it } from 'vitest'
import { bodyOf, statusesOf } from '@/bench/webhooks/traffic'

it('names every status of every message, some again, in no order and always the same', () => {
  const traffic = { from: 100, messages: 2_000, repeated: 0.1, window: 500 }
  const statuses = [...statusesOf(traffic)].map(({ message, step }) => `${message} ${step}`)
  expect(new Set(statuses).size).toBe(6_000)
  expect(statuses.length).toBeGreaterThan(6_400)
  expect(statuses.length).toBeLessThan(6_800)
  expect(statuses).not.toEqual([...statuses].sort())
  expect([...statusesOf(traffic)].map(({ message, step }) => `${message} ${step}`)).toEqual(
    statuses,
  )
})

it('writes them as Meta does', () => {
  const {
    entry: [
      {
        changes: [{ value }],
      },
    ],
  } = JSON.parse(bodyOf([{ message: 7, step: 1 }], '106').toString()) as {
    entry: [{ changes: [{ value: object }] }]
  }
  expect(value).toMatchObject({
    metadata: { phone_number_id: '106' },
    statuses: [
      {
        status: 'delivered',
        timestamp: '1780272004',
        recipient_id: '5521900000007',
        pricing: { category: 'marketing_lite' },
      },
    ],
  })
})
