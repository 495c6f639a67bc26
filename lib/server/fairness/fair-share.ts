/**
 * Divides something that this process has little of (bytes in memory, places) among owners who do not know of each other. An owner
 * may hold at most as much as is left free afterwards: one alone gets half, two a third each, and there is always some left for
 * an owner who has nothing yet. Nobody needs to say how many owners there are.
 */
export class FairShare {
  #free: number
  readonly #held = new Map<string, number>()

  constructor(total: number) {
    this.#free = total
  }

  /** Takes it all or, giving false, nothing. */
  take(owner: string, amount = 1): boolean {
    if (amount > this.room(owner)) return false
    this.#free -= amount
    this.#held.set(owner, this.held(owner) + amount)
    return true
  }

  give(owner: string, amount = 1): void {
    const left = this.held(owner) - amount
    this.#free += amount
    if (left > 0) this.#held.set(owner, left)
    else this.#held.delete(owner)
  }

  held(owner: string): number {
    return this.#held.get(owner) ?? 0
  }

  /** How much more the owner may take now. */
  room(owner: string): number {
    return Math.max(0, Math.floor((this.#free - this.held(owner)) / 2))
  }
}
