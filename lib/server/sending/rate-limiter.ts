/** A token bucket for each channel with a limit (contract 2): `mps` tokens a second, a burst of one second; per instance. */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  /** Takes a token; gives 0, or the whole seconds after which there will be one. */
  take(channel: { id: string; partner: { id: string }; rateLimitMps: number | null }, now: number): number {
    const limit = channel.rateLimitMps
    if (limit === null) return 0
    const key = `${channel.partner.id} ${channel.id}`
    const bucket = this.#buckets.get(key) ?? { tokens: limit, at: now }
    const tokens = Math.min(limit, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * limit)
    const taken = tokens >= 1
    this.#buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: now })
    return taken ? 0 : Math.max(1, Math.ceil((1 - tokens) / limit))
  }
}
