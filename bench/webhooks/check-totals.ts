import type pg from 'pg'
import type { Product } from '@/bench/webhooks/main'
import { isCloud } from '@/bench/webhooks/traffic'

/** Throws unless the counters hold every message once in every state, under its way and campaign, for hours and for days. */
export async function checkTotals(
  database: pg.Client,
  { partnerId }: Product,
  messages: number,
): Promise<void> {
  const expected = new Map<string, number>()
  for (let message = 0; message < messages; message += 1) {
    const key = `${isCloud(message) ? 'messages' : 'marketing_messages'} ${message < messages / 2 ? 'bench' : '(unknown)'}`
    expected.set(key, (expected.get(key) ?? 0) + 1)
  }
  for (const grain of ['hour', 'day']) {
    const { rows } = await database.query<{
      way: string
      campaign: string
      sent: number
      delivered: number
      read: number
      failed: number
    }>(
      `SELECT way, campaign, sum(sent)::integer AS sent, sum(delivered)::integer AS delivered, sum(read)::integer AS read, sum(failed)::integer AS failed
       FROM message_count WHERE partner_id = $1 AND grain = $2::"Grain" GROUP BY 1, 2 HAVING sum(sent) <> 0`,
      [partnerId, grain],
    )
    const wrong = rows.filter((row) => {
      const right = expected.get(`${row.way} ${row.campaign}`)
      return row.sent !== right || row.delivered !== right || row.read !== right || row.failed !== 0
    })
    if (rows.length !== expected.size || wrong.length > 0)
      throw new Error(
        `Wrong totals by ${grain}: ${JSON.stringify(rows)}, right were ${JSON.stringify([...expected])}`,
      )
  }
  const {
    rows: [row],
  } = await database.query<{ messages: number }>(
    'SELECT count(*)::integer AS messages FROM message_status WHERE partner_id = $1',
    [partnerId],
  )
  if (row!.messages !== messages)
    throw new Error(`${row!.messages} messages instead of ${messages}`)
}
