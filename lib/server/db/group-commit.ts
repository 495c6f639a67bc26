/**
 * Makes many small writes durable together: while one batch is being written the next collects, and no
 * timer waits. `add` settles when the batch that holds the item is committed, or has failed.
 */
export class GroupCommit<Item> {
  #collecting: Item[] = []
  #nextBatch: Promise<void> | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(
    /** Writes all items in one transaction. */
    private readonly write: (items: Item[]) => Promise<void>,
    private readonly maxItems = 1_000,
  ) {}

  add(item: Item): Promise<void> {
    this.#collecting.push(item)
    const batch = (this.#nextBatch ??= this.#startAfterCurrent())
    if (this.#collecting.length >= this.maxItems) this.#nextBatch = null
    return batch
  }

  /** Settles when everything added so far is written or has failed. */
  async drain(): Promise<void> {
    await this.#writing.catch(() => {})
  }

  #startAfterCurrent(): Promise<void> {
    const items: Item[] = []
    const collected = (this.#collecting = items)
    const batch = this.#writing.catch(() => {}).then(() => {
      if (this.#collecting === collected) {
        this.#collecting = []
        this.#nextBatch = null
      }
      return this.write(items)
    })
    this.#writing = batch
    return batch
  }
}
