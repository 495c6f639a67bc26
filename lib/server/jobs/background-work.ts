/** Work that goes on after its caller was answered; the end of the process waits for it. */
export class BackgroundWork {
  readonly #running = new Set<Promise<void>>()
  #ending = false

  /** The process ends: work stops before its next step. */
  get isEnding(): boolean {
    return this.#ending
  }

  add(work: Promise<void>): void {
    this.#running.add(work)
    void work.finally(() => this.#running.delete(work))
  }

  async stop(): Promise<void> {
    this.#ending = true
    await Promise.all(this.#running)
  }
}
