/** In whole thousandths of a token, which a rate of whole tokens a second gives each millisecond: nothing is lost to rounding. */
const TOKEN = 1_000

/** A token bucket for each channel with a limit (contract 2): `mps` tokens a second, a burst of one second; per instance. */
export class RateLimiter {
  readonly #buckets = new Map<string, { level: number; at: number }>()

  /** Takes a token; gives 0, or the whole seconds after which there will be one. `now` in whole milliseconds. */
  take(
    channel: { id: string; partner: { id: string }; rateLimitMps: number | null },
    now: number,
  ): number {
    const limit = channel.rateLimitMps
    if (limit === null) return 0
    const key = `${channel.partner.id} ${channel.id}`
    const full = limit * TOKEN
    const bucket = this.#buckets.get(key) ?? { level: full, at: now }
    const level = Math.min(full, bucket.level + Math.max(0, now - bucket.at) * limit)
    const taken = level >= TOKEN
    this.#buckets.set(key, { level: taken ? level - TOKEN : level, at: now })
    return taken ? 0 : Math.ceil((TOKEN - level) / limit / 1_000)
  }
}
