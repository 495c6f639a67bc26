/** Does something over and over, each time `everyMs` after the last time ended; never twice at once. */
export class Repeating {
  #timer: NodeJS.Timeout | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMs: number,
    /** Is told what the work threw when the clock began it; it is done again all the same. */
    private readonly onFailed: (error: unknown) => void,
  ) {}

  start(firstAfterMs = this.everyMs): void {
    this.#timer = setTimeout(async () => {
      await this.now().catch(this.onFailed)
      if (this.#timer) this.start()
    }, firstAfterMs)
  }

  /** Does it now, after what is under way. Throws what the work throws. */
  now(): Promise<void> {
    const next = this.#last.then(this.work)
    this.#last = next.catch(() => {})
    return next
  }

  /** Settles when what is under way has ended. */
  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#last
  }
}
