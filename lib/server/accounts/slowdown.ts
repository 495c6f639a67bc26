interface Guesses {
  failures: number
  /** Attempts whose check is not over yet: until it is they count as failures, so that many at once get no further than one by one. */
  open: number
  lastAt: number
  /** Attempts that wait; called, an attempt gives up. */
  waiting: (() => void)[]
}

export interface SlowdownOptions {
  /** Failures that cost no time. */
  free: number
  /** What the first failure after these costs the next attempt, in milliseconds. */
  firstMs: number
  /** The longest that one attempt waits, in milliseconds. */
  longestMs: number
  /** Attempts of one key that wait at the same time. */
  places: number
  /** Failures are forgotten this long after the last one, in milliseconds. */
  forgetMs: number
  now?: () => number
}

/** Keys that are counted; the one that has been counted longest is forgotten first. */
const MAX_KEYS = 10_000

/**
 * Makes guessing slow and locks nobody out: after some failures of a key each further attempt of it waits, twice as long each time,
 * and is then checked all the same. So an attacker who shares the key with somebody, an address or an account, can delay a right
 * password but not refuse it. Only so many attempts wait at once; one more and one of them, drawn by lot, gives up.
 * In memory, for this instance.
 */
export class Slowdown {
  readonly #keys = new Map<string, Guesses>()
  readonly #now: () => number

  constructor(private readonly options: SlowdownOptions) {
    this.#now = options.now ?? Date.now
  }

  /** Checks after the wait that is due; null where too many wait already. `isRight` says whether what came of it was no failure. */
  async attempt<T>(
    key: string,
    check: () => Promise<T>,
    isRight: (result: T) => boolean,
  ): Promise<T | null> {
    const guesses = this.#guesses(key)
    const wait = this.#waitMs(guesses)
    guesses.open += 1
    try {
      if (wait > 0 && !(await this.#wait(guesses, wait))) return null
      const result = await check()
      if (!isRight(result)) {
        guesses.failures += 1
        guesses.lastAt = this.#now()
      }
      return result
    } finally {
      guesses.open -= 1
    }
  }

  /** Failures that count against a key now. */
  failures(key: string): number {
    return this.#keys.get(key)?.failures ?? 0
  }

  /** What was wrong before does not count any more. */
  forgive(key: string): void {
    const guesses = this.#keys.get(key)
    if (guesses) guesses.failures = 0
  }

  #waitMs({ failures, open }: Guesses): number {
    const over = failures + open - this.options.free
    return over < 0 ? 0 : Math.min(this.options.firstMs * 2 ** over, this.options.longestMs)
  }

  /** False where the attempt has to give up. */
  #wait({ waiting }: Guesses, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = () => {
        clearTimeout(timer)
        leave()
        resolve(false)
      }
      const leave = () => waiting.splice(waiting.indexOf(giveUp), 1)
      const timer = setTimeout(() => {
        leave()
        resolve(true)
      }, ms)
      waiting.push(giveUp)
      if (waiting.length > this.options.places)
        waiting[Math.floor(Math.random() * waiting.length)]!()
    })
  }

  #guesses(key: string): Guesses {
    const known = this.#keys.get(key)
    if (known) {
      if (this.#now() - known.lastAt >= this.options.forgetMs) known.failures = 0
      return known
    }
    if (this.#keys.size >= MAX_KEYS) this.#keys.delete(this.#keys.keys().next().value!)
    const fresh = { failures: 0, open: 0, lastAt: this.#now(), waiting: [] }
    this.#keys.set(key, fresh)
    return fresh
  }
}
