import { DAY_MS } from '@/lib/server/stats/count-changes'

/** Names a channel may bring in a UTC day: each is kept and counted by, so one caller's mistake must not fill the database. */
export const MOST_NAMES = { campaign: 1_000, template: 1_000 } as const

export type NameKind = keyof typeof MOST_NAMES

/** Counts the names of campaigns, and of templates that no provider has listed, that each channel brings in a day. */
export class NameLimits {
  #day = -1
  readonly #names = new Map<string, Set<string>>()

  /** Notes a name of a channel; false where it would be one too many today. */
  admit(channelId: string, kind: NameKind, name: string, now: number): boolean {
    const day = Math.floor(now / DAY_MS)
    if (day !== this.#day) {
      this.#day = day
      this.#names.clear()
    }
    const key = `${kind} ${channelId}`
    let names = this.#names.get(key)
    if (!names) this.#names.set(key, (names = new Set()))
    if (names.has(name)) return true
    if (names.size >= MOST_NAMES[kind]) return false
    names.add(name)
    return true
  }
}
