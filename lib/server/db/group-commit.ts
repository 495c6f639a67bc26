import { setImmediate } from 'node:timers/promises'

/**
 * Makes many small writes durable together: while one batch is being written the next collects, and no timer waits. What
 * one turn of the event loop brings goes together. `add` settles as the write of the batch that holds the item did.
 */
export class GroupCommit<Item, Result = void> {
  #collecting: { items: Item[]; done: Promise<Result> } | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(
    /** Writes all items in one transaction. */
    private readonly write: (items: Item[]) => Promise<Result>,
    private readonly maxItems = 1_000,
  ) {}

  add(item: Item): Promise<Result> {
    const batch = (this.#collecting ??= this.#startAfterCurrent())
    batch.items.push(item)
    if (batch.items.length >= this.maxItems) this.#collecting = null
    return batch.done
  }

  /** Settles when everything added so far is written or has failed. */
  async drain(): Promise<void> {
    await this.#writing
  }

  #startAfterCurrent(): { items: Item[]; done: Promise<Result> } {
    const items: Item[] = []
    const done = this.#writing.then(() => setImmediate()).then(() => {
      if (this.#collecting?.items === items) this.#collecting = null
      return this.write(items)
    })
    this.#writing = done.catch(() => {})
    return { items, done }
  }
}
