import { afterEach, beforeEach, expect, it } from 'vitest'
import { eventually } from '@/sandbox/testing/eventually'
import { type Receiver, startReceiver } from '@/sandbox/testing/receiver'
import { defaultWebhookSettings } from '@/sandbox/webhooks/webhook-settings'
import { Webhooks } from '@/sandbox/webhooks/webhooks'

let receiver: Receiver
let webhooks: Webhooks
beforeEach(async () => {
  receiver = await startReceiver()
  webhooks = new Webhooks({
    ...defaultWebhookSettings,
    url: receiver.url,
    batch: { max: 3, wait_ms: 0 },
  })
})
afterEach(() => {
  webhooks.close()
  return receiver.close()
})

const fire = (count: number) => {
  for (let index = 0; index < count; index += 1)
    webhooks.fire('71', { entryId: '71', time: index, field: 'other', value: {} })
}
const times = () => receiver.received.flatMap(({ body }) => body.entry).map(({ time }) => time)

it('sends each update once, in full POSTs, whatever waits', async () => {
  fire(1000)
  await eventually(() =>
    expect(times().toSorted((one, other) => one! - other!)).toEqual(
      Array.from({ length: 1000 }, (_, index) => index),
    ),
  )
  expect(receiver.received).toHaveLength(334)
})

it('has no more than eight POSTs under way', async () => {
  receiver.answers = Array.from({ length: 8 }, () => null)
  fire(30)
  await eventually(() => expect(receiver.received).toHaveLength(8))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(receiver.received).toHaveLength(8)
  expect(webhooks.counts).toMatchObject({ sent: 8, updates_waiting: 30 })
})

it('takes no more than 400,000 updates, and counts the others', () => {
  fire(400_005)
  expect(webhooks.counts).toMatchObject({ updates_waiting: 400_000, updates_dropped: 5 })
})
