import { storableJson } from '@/lib/domain/json/storable-json'
import {
  type CountedMessage,
  countMessage,
  type MessageDimensions,
  type MessageMark,
  type MessageMeasure,
} from '@/lib/domain/stats/count-message'
import type { MessageState } from '@/lib/domain/webhooks/message-state'
import type { Queryable } from '@/lib/server/db/database'
import { CLOSED_BEFORE } from '@/lib/server/stats/closed-before'

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const COLUMN: Record<MessageMeasure, string> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  deliveredMarketing: 'delivered_marketing',
  silentFallbacks: 'silent_fallbacks',
  upstreamRouted: 'upstream_routed',
}
const MEASURES = Object.values(COLUMN)

type Row = Record<string, string | number | boolean>

/** What is counted by, and how long each is. */
export const GRAINS = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
] as const

/** Gathers what a batch changes in the counters, so that each counter is touched once. */
export class CountChanges {
  readonly #counts = new Map<string, Row>()
  readonly #delays = new Map<string, Row>()

  constructor(private readonly partnerId: string) {}

  /** A message counts as `after` and no longer as `before`. */
  move(
    channelId: string,
    before: MessageState | null,
    beforeCountry: string | null,
    after: MessageState,
    country: string | null,
  ): void {
    const was = before && countMessage(before, beforeCountry)
    const is = countMessage(after, country)
    if (was && isAlike(was.dimensions, is.dimensions)) {
      // Most events add a mark to those that are there.
      this.#add(
        channelId,
        { ...is, marks: was.marks.filter((mark) => !isAmong(mark, is.marks)), delay: was.delay },
        -1,
      )
      this.#add(
        channelId,
        { ...is, marks: is.marks.filter((mark) => !isAmong(mark, was.marks)) },
        1,
      )
    } else {
      if (was) this.#add(channelId, was, -1)
      this.#add(channelId, is, 1)
    }
  }

  #add(
    channelId: string,
    { dimensions: { campaign, test, country, way }, marks, delay }: CountedMessage,
    by: 1 | -1,
  ): void {
    const about = `${channelId} ${way} ${test} ${country} ${campaign}`
    for (const { measure, at, failureCode } of marks) {
      for (const [grain, length] of GRAINS) {
        const start = at - (at % length)
        const row = rowOf(this.#counts, `${grain} ${start} ${failureCode} ${about}`, () => ({
          partner_id: this.partnerId,
          grain,
          at: new Date(start).toISOString(),
          channel_id: channelId,
          campaign,
          test,
          country,
          way,
          failure_code: failureCode,
          sent: 0,
          delivered: 0,
          read: 0,
          failed: 0,
          delivered_marketing: 0,
          silent_fallbacks: 0,
          upstream_routed: 0,
        }))
        row[COLUMN[measure]] = (row[COLUMN[measure]] as number) + by
      }
    }
    if (!delay) return
    const day = delay.at - (delay.at % DAY_MS)
    const row = rowOf(
      this.#delays,
      `${day} ${delay.seconds} ${channelId} ${way} ${test} ${campaign}`,
      () => ({
        partner_id: this.partnerId,
        day: new Date(day).toISOString(),
        channel_id: channelId,
        campaign,
        test,
        way,
        seconds: delay.seconds,
        messages: 0,
      }),
    )
    row.messages = (row.messages as number) + by
  }

  async write(tx: Queryable): Promise<void> {
    await addRows(
      tx,
      'message_count',
      'partner_id, grain, at, channel_id, campaign, test, country, way, failure_code',
      MEASURES,
      this.#counts,
    )
    await addRows(
      tx,
      'delivery_delay',
      'partner_id, day, channel_id, campaign, test, way, seconds',
      ['messages'],
      this.#delays,
    )
  }
}

function rowOf(rows: Map<string, Row>, key: string, make: () => Row): Row {
  const known = rows.get(key)
  if (known) return known
  const row = make()
  rows.set(key, row)
  return row
}

function isAlike(a: MessageDimensions, b: MessageDimensions): boolean {
  return (
    a.campaign === b.campaign && a.test === b.test && a.country === b.country && a.way === b.way
  )
}

function isAmong(mark: MessageMark, marks: readonly MessageMark[]): boolean {
  return marks.some(
    ({ measure, at, failureCode }) =>
      measure === mark.measure && at === mark.at && failureCode === mark.failureCode,
  )
}

/**
 * Adds rows to those that are there under the same key; `unique` is the key as the database has it, where it is spelled in another way.
 * A closed day never changes, whatever comes: the messages that would have to be counted beside may be gone.
 */
export async function addRows(
  tx: Queryable,
  table: string,
  key: string,
  measures: readonly string[],
  rows: ReadonlyMap<string, Row>,
  unique = key,
): Promise<void> {
  const changed = [...rows.values()].filter((row) => measures.some((measure) => row[measure] !== 0))
  if (changed.length === 0) return
  const columns = `${key}, ${measures.join(', ')}`
  await tx.query(
    `INSERT INTO ${table} AS t (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     WHERE ${/\bday\b/.test(key) ? 'day' : 'at'} >= ${CLOSED_BEFORE}
     ON CONFLICT (${unique}) DO UPDATE SET ${measures.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`,
    [storableJson(changed)],
    { repeated: true },
  )
}
