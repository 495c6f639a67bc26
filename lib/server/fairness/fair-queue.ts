import { NoPlace } from '@/lib/server/fairness/no-place'

interface Limits {
  /** How much runs at once, in all and of one owner. */
  places: number
  perOwner: number
  /** How many of one owner may wait, and for how many milliseconds; then they get `NoPlace`. */
  waiting?: number
  waitMs?: number
}

interface Owner {
  running: number
  waiting: Set<() => void>
}

/** Runs work within limits. Each owner has its own queue, and owners get free places in turn, however much one of them asks for. */
export class FairQueue {
  #free: number
  /** Those who run or wait; who is first gets the next free place. */
  readonly #owners = new Map<string, Owner>()

  constructor(private readonly limits: Limits) {
    this.#free = limits.places
  }

  async run<Result>(owner: string, work: () => Promise<Result>): Promise<Result> {
    const leave = await this.enter(owner)
    try {
      return await work()
    } finally {
      leave()
    }
  }

  /** Waits for a place and gives what frees it again. Throws `NoPlace`. */
  async enter(name: string): Promise<() => void> {
    const owner = this.#owners.get(name) ?? { running: 0, waiting: new Set() }
    this.#owners.set(name, owner)
    if (this.#free > 0 && owner.running < this.limits.perOwner) this.#take(owner)
    else await this.#wait(name, owner)
    let left = false
    return () => {
      if (left) return
      left = true
      owner.running -= 1
      this.#free += 1
      this.#startNext()
      this.#forgetIdle(name, owner)
    }
  }

  #forgetIdle(name: string, owner: Owner): void {
    if (owner.running + owner.waiting.size === 0) this.#owners.delete(name)
  }

  #take(owner: Owner): void {
    owner.running += 1
    this.#free -= 1
  }

  #wait(name: string, owner: Owner): Promise<void> {
    const { waiting = Infinity, waitMs } = this.limits
    if (owner.waiting.size >= waiting) {
      this.#forgetIdle(name, owner)
      return Promise.reject(new NoPlace())
    }
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(limit)
        resolve()
      }
      const limit =
        waitMs === undefined
          ? undefined
          : setTimeout(() => {
              owner.waiting.delete(start)
              this.#forgetIdle(name, owner)
              reject(new NoPlace())
            }, waitMs)
      owner.waiting.add(start)
    })
  }

  /** An owner who gets a place goes to the end of the line. */
  #startNext(): void {
    for (const [name, owner] of this.#owners) {
      if (this.#free === 0) return
      const [start] = owner.waiting
      if (!start || owner.running >= this.limits.perOwner) continue
      owner.waiting.delete(start)
      this.#owners.delete(name)
      this.#owners.set(name, owner)
      this.#take(owner)
      start()
      return
    }
  }
}
