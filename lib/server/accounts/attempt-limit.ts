interface Window {
  used: number
  endsAt: number
}

/**
 * Counts attempts by key within a window that begins with a key's first attempt, in memory and for this instance. When
 * `maxKeys` are counted the oldest is forgotten, so that made-up keys cannot fill the memory.
 */
export class AttemptLimit {
  readonly #windows = new Map<string, Window>()

  constructor(private readonly options: { attempts: number; windowMs: number; maxKeys: number }) {}

  /** Counts an attempt at `now` (milliseconds); false when the window's attempts are used up. */
  take(key: string, now: number): boolean {
    const window = this.#window(key, now)
    if (window.used >= this.options.attempts) return false
    window.used += 1
    return true
  }

  /** An attempt was right: it does not count. */
  giveBack(key: string): void {
    const window = this.#windows.get(key)
    if (window && window.used > 0) window.used -= 1
  }

  #window(key: string, now: number): Window {
    const known = this.#windows.get(key)
    if (known && now < known.endsAt) return known
    // Set anew rather than in place: a Map keeps its keys in the order they came.
    this.#windows.delete(key)
    if (this.#windows.size >= this.options.maxKeys)
      this.#windows.delete(this.#windows.keys().next().value!)
    const window = { used: 0, endsAt: now + this.options.windowMs }
    this.#windows.set(key, window)
    return window
  }
}
