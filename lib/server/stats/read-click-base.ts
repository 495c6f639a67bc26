import type { CLICK_BASE_GAPS, ClickBase } from '@/lib/contracts/stats'
import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { regionMatches } from '@/lib/domain/geography/regions'
import type { Queryable } from '@/lib/server/db/database'
import { conditionsOf } from '@/lib/server/stats/read-tallies'
import type { StatsScope } from '@/lib/server/stats/stats-scope'

type Gap = (typeof CLICK_BASE_GAPS)[number]

/** What of a scope was delivered by MM, told apart by whether a click of it would be known of (contract 5, `click_rate`). */
export async function readClickBase(database: Queryable, scope: StatsScope): Promise<ClickBase> {
  const { where, values } = conditionsOf(scope, 'day')
  const rows = await database.query<{
    channel_id: string
    phone_number: string | null
    country: string
    delivered: number
  }>(
    `SELECT s.channel_id, c.phone_number, s.country, s.delivered
     FROM (SELECT channel_id, country, sum(delivered) AS delivered FROM message_count
       WHERE ${where} AND way = 'marketing_messages' GROUP BY 1, 2) s
     LEFT JOIN channel c ON c.partner_id = $1 AND c.id = s.channel_id WHERE s.delivered > 0`,
    values,
  )
  const clickChannels = new Set(scope.clickChannelIds)
  const gaps = new Map<Gap, { delivered: number; countries: Set<string> }>()
  let counted = 0
  for (const { channel_id, phone_number, country, delivered } of rows) {
    const sender = phone_number === null ? null : phoneCountry(phone_number)
    const [silent] = regionMatches('no_click_reporting', { sender, recipient: country || null })
    const reason: Gap | null = silent
      ? `${silent.side}_country`
      : clickChannels.has(channel_id)
        ? null
        : 'no_click_yet'
    if (reason === null) {
      counted += delivered
      continue
    }
    const gap = gaps.get(reason) ?? { delivered: 0, countries: new Set() }
    gaps.set(reason, gap)
    gap.delivered += delivered
    if (silent) gap.countries.add(silent.country)
  }
  const left_out = [...gaps].map(([reason, { delivered, countries }]) => ({
    reason,
    delivered,
    countries: [...countries].sort(),
  }))
  return { counted, left_out: left_out.sort((a, b) => b.delivered - a.delivered) }
}
