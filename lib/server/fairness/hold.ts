import type { FairShare } from '@/lib/server/fairness/fair-share'

/** What one request holds of shares, given back all at once when it is answered. */
export class Hold {
  readonly #taken = new Map<FairShare, number>()
  #released = false

  constructor(private readonly owner: string) {}

  /** False where the owner's share is used up, and after the release. */
  take(share: FairShare, amount = 1): boolean {
    if (this.#released || !share.take(this.owner, amount)) return false
    this.#taken.set(share, (this.#taken.get(share) ?? 0) + amount)
    return true
  }

  release(): void {
    this.#released = true
    for (const [share, amount] of this.#taken) share.give(this.owner, amount)
    this.#taken.clear()
  }
}
