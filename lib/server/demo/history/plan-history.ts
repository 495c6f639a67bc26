import type { DemoChannel, DemoWaba } from '@/lib/server/demo/demo-client'
import { demoClients } from '@/lib/server/demo/demo-clients'
import type { DemoTemplate } from '@/lib/server/demo/demo-template'
import { Random } from '@/lib/server/demo/history/random'

export const HISTORY_DAYS = 90
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Sunday to Saturday: shops write most before the weekend. */
const WEEKDAY = [0.35, 0.8, 0.95, 1.1, 1.35, 1.2, 0.55]

/** One send of the history: by whom, what, to whom, when (milliseconds since 1970). */
export interface PlannedSend {
  waba: DemoWaba
  channel: DemoChannel
  template: DemoTemplate
  campaign: string
  at: number
  /** Digits; of the channel's own country. */
  recipient: string
}

/**
 * The sends of the demonstration's last `days` before `now`, in order of time: each channel writes to its customers about once
 * a week, more before the weekend and more from month to month, and a little service traffic every day.
 */
export function planHistory(now: number, days: number): PlannedSend[] {
  const random = new Random(20_260_901)
  const sends: PlannedSend[] = []
  for (const { waba, channel } of demoClients
    .flatMap(({ portfolios }) => portfolios)
    .flatMap(({ wabas }) => wabas)
    .flatMap((waba) => waba.channels.map((channel) => ({ waba, channel })))) {
    const approved = waba.templates.filter(({ status }) => status === 'APPROVED')
    const marketing = approved.filter(({ category }) => category === 'MARKETING')
    const service = approved.filter(({ category }) => category !== 'MARKETING')
    const customers = random.between(7, 36)
    for (let day = days; day >= 0; day -= 1) {
      const start = now - (now % DAY_MS) - day * DAY_MS
      const weight = WEEKDAY[new Date(start).getUTCDay()]! * (1 + (HISTORY_DAYS - day) / 180)
      if (marketing.length > 0 && random.chance(weight / 7)) {
        const template = random.pick(marketing)
        const campaign = random.chance(0.25)
          ? `${template.name}_${new Date(start).toISOString().slice(5, 7)}`
          : template.name
        const begins = start + random.between(9, 17) * HOUR_MS
        const size = Math.round(customers * weight * (0.6 + random.next()))
        for (let n = 0; n < size; n += 1)
          sends.push({
            waba,
            channel,
            template,
            campaign,
            at: begins + n * random.between(400, 1600),
            recipient: recipientOf(channel, random),
          })
      }
      for (let n = service.length > 0 ? Math.round(random.next() * 3 * weight) : 0; n > 0; n -= 1) {
        const template = random.pick(service)
        sends.push({
          waba,
          channel,
          template,
          campaign: template.name,
          at: start + random.between(7 * HOUR_MS, 21 * HOUR_MS),
          recipient: recipientOf(channel, random),
        })
      }
    }
  }
  return sends.filter(({ at }) => at < now - 60_000).sort((a, b) => a.at - b.at)
}

/** A number beside the channel's own, so of the same country. */
function recipientOf({ phone }: DemoChannel, random: Random): string {
  return phone.slice(0, -4) + String(random.between(0, 9999)).padStart(4, '0')
}
