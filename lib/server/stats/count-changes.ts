import { countMessage, type MessageMeasure } from '@/lib/domain/stats/count-message'
import type { MessageState } from '@/lib/domain/webhooks/message-state'
import type { Queryable } from '@/lib/server/db/database'

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

const COLUMN: Record<MessageMeasure, string> = {
  sent: 'sent', delivered: 'delivered', read: 'read', failed: 'failed', deliveredMarketing: 'delivered_marketing',
  silentFallbacks: 'silent_fallbacks', upstreamRouted: 'upstream_routed',
}
const MEASURES = Object.values(COLUMN)

type Row = Record<string, string | number | boolean>

/** Gathers what a batch changes in the counters, so that each counter is touched once. */
export class CountChanges {
  readonly #counts = new Map<string, Row>()
  readonly #delays = new Map<string, Row>()

  constructor(private readonly partnerId: string) {}

  /** A message counts as `after` and no longer as `before`. */
  move(channelId: string, before: MessageState | null, beforeCountry: string | null, after: MessageState, country: string | null): void {
    if (before) this.#add(channelId, before, beforeCountry, -1)
    this.#add(channelId, after, country, 1)
  }

  #add(channelId: string, state: MessageState, country: string | null, by: 1 | -1): void {
    const { dimensions: { campaign, test, country: known, way }, marks, delay } = countMessage(state, country)
    for (const { measure, at, failureCode } of marks) {
      for (const [grain, length] of [['hour', HOUR_MS], ['day', DAY_MS]] as const) {
        const key = `${grain} ${at - (at % length)} ${channelId} ${way} ${test} ${known} ${failureCode} ${campaign}`
        let row = this.#counts.get(key)
        if (!row) {
          row = {
            partner_id: this.partnerId, grain, at: new Date(at - (at % length)).toISOString(), channel_id: channelId, campaign, test, country: known,
            way, failure_code: failureCode, sent: 0, delivered: 0, read: 0, failed: 0, delivered_marketing: 0, silent_fallbacks: 0, upstream_routed: 0,
          }
          this.#counts.set(key, row)
        }
        row[COLUMN[measure]] = (row[COLUMN[measure]] as number) + by
      }
    }
    if (!delay) return
    const day = delay.at - (delay.at % DAY_MS)
    const key = `${day} ${channelId} ${way} ${test} ${delay.seconds} ${campaign}`
    const row = this.#delays.get(key)
    if (row) row.messages = (row.messages as number) + by
    else this.#delays.set(key, {
      partner_id: this.partnerId, day: new Date(day).toISOString(), channel_id: channelId, campaign, test, way, seconds: delay.seconds, messages: by,
    })
  }

  async write(tx: Queryable): Promise<void> {
    await addRows(tx, 'message_count', 'partner_id, grain, at, channel_id, campaign, test, country, way, failure_code', MEASURES, this.#counts)
    await addRows(tx, 'delivery_delay', 'partner_id, day, channel_id, campaign, test, way, seconds', ['messages'], this.#delays)
  }
}

/** Adds rows to those that are there under the same key. */
export async function addRows(tx: Queryable, table: string, key: string, measures: readonly string[], rows: ReadonlyMap<string, Row>): Promise<void> {
  const changed = [...rows.values()].filter((row) => measures.some((measure) => row[measure] !== 0))
  if (changed.length === 0) return
  const columns = `${key}, ${measures.join(', ')}`
  await tx.query(
    `INSERT INTO ${table} AS t (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
     ON CONFLICT (${key}) DO UPDATE SET ${measures.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`,
    [JSON.stringify(changed)])
}
