import type { ListState } from '@/lib/client/list-state'

const DAY_MS = 24 * 60 * 60 * 1000

/** A list's URL holds days of UTC, both inclusive; the API wants moments, the second exclusive. What is no day is left out. */
export function dayMoments({ from, to, ...filters }: ListState['filters']): Record<string, string> {
  const begin = momentOf(from, 0)
  const end = momentOf(to, DAY_MS)
  return { ...filters, ...(begin && { from: begin }), ...(end && { to: end }) }
}

function momentOf(day: string | undefined, plusMs: number): string | null {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? null : new Date(at + plusMs).toISOString()
}
