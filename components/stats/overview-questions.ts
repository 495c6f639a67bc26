import type { Range } from '@/components/stats/range-url'
import { overviewQuery, seriesQuery } from '@/lib/client/stats'

/** Over so many days and fewer, the course is told by hours. */
const HOURLY_DAYS = 2
const DAY_MS = 86_400_000

/** What the overview asks of a range. */
export function overviewQuestions(partnerId: string, { from, to }: Range) {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return {
    overview: overviewQuery(partnerId, { from, to }),
    series: seriesQuery(partnerId, { from, to }, days <= HOURLY_DAYS ? 'hour' : 'day'),
  }
}
