import { describe, expect, it } from 'vitest'
import { deliverySteps } from '@/components/sending/delivery-steps'

type Told = Parameters<typeof deliverySteps>[0]

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString()

function steps(status: Told['status'], told: Partial<Record<NonNullable<Told['status']>, number>>) {
  const timeline = Object.entries(told).map(([each, second]) => ({
    status: each as NonNullable<Told['status']>,
    at: at(second),
    code: null,
    title: null,
  }))
  return deliverySteps({ at: at(0), latency_ms: 250, status, timeline }).map(
    ({ name, state, afterMs }) => [name, state, afterMs],
  )
}

describe('the steps of a message', () => {
  it('are awaited until webhooks tell them', () => {
    expect(steps(null, {})).toEqual([
      ['Accepted', 'told', null],
      ['Sent', 'awaited', null],
      ['Delivered', 'awaited', null],
      ['Read', 'awaited', null],
    ])
    expect(steps('delivered', { sent: 1, delivered: 3 })).toEqual([
      ['Accepted', 'told', null],
      ['Sent', 'told', 750],
      ['Delivered', 'told', 2_000],
      ['Read', 'awaited', null],
    ])
  })

  it('are implied by later ones that were told, and measured from the last one known', () => {
    expect(steps('read', { sent: 1, read: 9 })).toEqual([
      ['Accepted', 'told', null],
      ['Sent', 'told', 750],
      ['Delivered', 'implied', null],
      ['Read', 'told', 8_000],
    ])
  })

  it('end where it failed', () => {
    expect(steps('failed', { failed: 2 })).toEqual([
      ['Accepted', 'told', null],
      ['Failed', 'failed', 1_750],
    ])
    expect(steps('failed', { sent: 1, failed: 2 })).toEqual([
      ['Accepted', 'told', null],
      ['Sent', 'told', 750],
      ['Failed', 'failed', 1_000],
    ])
  })

  it('go on where it arrived though it was told to have failed', () => {
    expect(steps('delivered', { failed: 1, delivered: 3 }).at(-2)).toEqual([
      'Delivered',
      'told',
      2_750,
    ])
  })

  it('never take less than no time: webhooks tell whole seconds', () => {
    expect(steps('sent', { sent: 0 })[1]).toEqual(['Sent', 'told', 0])
  })
})
