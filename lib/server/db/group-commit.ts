import { setImmediate } from 'node:timers/promises'

/**
 * Makes many small writes durable together: while one batch is being written the next collects, and no timer waits. What
 * one turn of the event loop brings goes together. `add` settles as the write of the batch that holds the item did.
 */
export class GroupCommit<Item, Result = void> {
  #collecting: { items: Item[]; size: number; done: Promise<Result> } | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(
    /** Writes all items in one transaction. */
    private readonly write: (items: Item[]) => Promise<Result>,
    /** A batch of this size or more is complete: it exceeds it by less than its last item. */
    private readonly maxSize = 1_000,
    /** What an item adds to a batch's size. */
    private readonly sizeOf: (item: Item) => number = () => 1,
  ) {}

  add(item: Item): Promise<Result> {
    const batch = (this.#collecting ??= this.#startAfterCurrent())
    batch.items.push(item)
    batch.size += this.sizeOf(item)
    if (batch.size >= this.maxSize) this.#collecting = null
    return batch.done
  }

  /** Settles when everything added so far is written or has failed. */
  async drain(): Promise<void> {
    await this.#writing
  }

  #startAfterCurrent(): { items: Item[]; size: number; done: Promise<Result> } {
    const items: Item[] = []
    const done = this.#writing
      .then(() => setImmediate())
      .then(() => {
        if (this.#collecting?.items === items) this.#collecting = null
        return this.write(items)
      })
    this.#writing = done.catch(() => {})
    return { items, size: 0, done }
  }
}
