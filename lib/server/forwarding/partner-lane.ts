/** More targets than a partner has; who goes on inventing new ones has the oldest forgotten. */
const MOST_REMEMBERED = 10_000

/** What this instance knows of a partner's forwarding: no other partner's targets, pace or failures. */
export class PartnerLane {
  claiming: Promise<void> | null = null
  /** Something may have become due since the claim that is under way began. */
  again = false
  /** It would have taken more if others had not held the places. */
  wantsMore = false
  /** Targets whose last attempt failed or took long. */
  readonly failing = new Set<string>()
  readonly #inFlight = new Map<string, number>()

  begin(target: string): void {
    this.#inFlight.set(target, this.inFlightTo(target) + 1)
  }

  end(target: string): void {
    const left = this.inFlightTo(target) - 1
    if (left > 0) this.#inFlight.set(target, left)
    else this.#inFlight.delete(target)
  }

  note(target: string, isFailing: boolean): void {
    this.failing.delete(target)
    if (!isFailing) return
    this.failing.add(target)
    const [oldest] = this.failing
    if (this.failing.size > MOST_REMEMBERED) this.failing.delete(oldest!)
  }

  inFlightTo(target: string): number {
    return this.#inFlight.get(target) ?? 0
  }

  get inFlightToFailing(): number {
    return [...this.#inFlight].reduce(
      (sum, [target, count]) => sum + (this.failing.has(target) ? count : 0),
      0,
    )
  }

  /** How many places each target has taken; one that fails has `kept` fewer to take. */
  taken(kept: number): Map<string, number> {
    const taken = new Map([...this.failing].map((target) => [target, kept]))
    for (const [target, count] of this.#inFlight)
      taken.set(target, (taken.get(target) ?? 0) + count)
    return taken
  }
}
