import fc from 'fast-check'
import { WAYS } from '@/lib/domain/sending/way'
import {
  STATUSES,
  type StatusUpdate,
  type UserActionUpdate,
} from '@/lib/domain/webhooks/webhook-update'
import type { SendRow } from '@/lib/server/sending/send-record'
import { sampleRecord } from '@/lib/server/testing/sample-record'

/** One thing that happens: a send is recorded, a status or a user action comes in. */
export type Happening =
  | { kind: 'send'; row: SendRow }
  | { kind: 'status'; channelId: string; update: StatusUpdate }
  | { kind: 'user_action'; channelId: string; update: UserActionUpdate }

const CHANNELS = ['oneCH', 'twoCH']
const NEW_YEAR = Date.UTC(2026, 0, 1)

/** Whole seconds around an hour's and a day's end, few enough that times meet. */
const time = fc.integer({ min: -8, max: 8 }).map((step) => NEW_YEAR + step * 500_000)
/** Of a click: within a campaign's seven days, and about where they end. */
const clickTime = fc
  .tuple(time, fc.constantFrom(0, 0, 1, 7))
  .map(([at, days]) => at + days * 86_400_000)
const wamid = fc.nat({ max: 3 }).map((n) => `wamid.${n}`)
const channelId = fc.constantFrom(...CHANNELS)

const status: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('status' as const),
  channelId,
  update: fc.record({
    kind: fc.constant('status' as const),
    phoneNumberId: fc.constant('1'),
    wamid,
    status: fc.constantFrom(...STATUSES),
    at: time,
    recipient: fc.constantFrom(null, '5521999990000', '4915112345678', 'US.1349'),
    billed: fc.option(
      fc.record({
        category: fc.constantFrom('marketing_lite', 'marketing', 'utility'),
        pricing: fc.constantFrom(
          { pricing_model: 'PMP', category: 'x' },
          { category: 'x', pricing_model: 'PMP', billable: true },
          {},
        ),
      }),
      { nil: null },
    ),
    error: fc.option(
      fc.record({
        code: fc.constantFrom(0, 131049, 131026),
        title: fc.constantFrom('', 'not delivered'),
      }),
      { nil: null },
    ),
  }),
})

const userAction: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('user_action' as const),
  channelId,
  update: fc.record({
    kind: fc.constant('user_action' as const),
    phoneNumberId: fc.constant('1'),
    action: fc.constantFrom('marketing_messages_link_click', 'landing_page_view'),
    at: clickTime,
    identity: fc.constantFrom('a', 'b', 'c'),
    component: fc.constantFrom('cta', 'body', ''),
    productId: fc.constantFrom(null, 'SKU-1'),
  }),
})

/** At most one accepted send for each wamid, as upstreams give them. */
const sends: fc.Arbitrary<Happening[]> = fc
  .uniqueArray(
    fc.record({
      wamid: fc.option(wamid, { nil: null }),
      channelId,
      at: time,
      decided: fc.constantFrom(null, ...WAYS),
      fellBack: fc.boolean(),
      campaign: fc.constantFrom(null, 'spring', '(unknown)'),
      source: fc.constantFrom('gateway' as const, 'dashboard' as const),
      reason: fc.constantFrom(
        'checked' as const,
        'known_marketing' as const,
        'direct' as const,
        'not_template' as const,
      ),
    }),
    { selector: ({ wamid }) => wamid ?? {}, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ wamid, fellBack, decided, ...row }) => {
      const way = decided && fellBack ? WAYS.find((way) => way !== decided)! : decided
      const sample = sampleRecord('').row
      return {
        kind: 'send',
        row: {
          ...sample,
          ...row,
          decided,
          fallbackClass: decided && fellBack ? 'not_marketing' : null,
          acceptedBy: wamid === null ? null : way,
          wamid: decided === null ? null : wamid,
        },
      }
    }),
  )

/** What happens, in one order. */
export const traffic: fc.Arbitrary<Happening[]> = fc
  .tuple(sends, fc.array(fc.oneof({ weight: 6, arbitrary: status }, userAction), { maxLength: 40 }))
  .map(([sent, events]) => [...sent, ...events])

/** The same in another order, events repeated, in batches. */
export function delivered(happenings: readonly Happening[]): fc.Arbitrary<Happening[][]> {
  const events = happenings.filter(({ kind }) => kind !== 'send')
  return fc
    .subarray(events)
    .chain((again) => {
      const all = [...happenings, ...again]
      return fc.tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: all.length, maxLength: all.length }),
      )
    })
    .map(([shuffled, sizes]) => {
      const batches: Happening[][] = []
      for (let from = 0; from < shuffled.length; ) {
        const size = sizes[batches.length]!
        batches.push(shuffled.slice(from, from + size))
        from += size
      }
      return batches
    })
}
