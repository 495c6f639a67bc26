interface Entry {
  due: number
  order: number
  run: () => void
}

const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Runs what is due, by one timer for all of it: a binary heap, so that a hundred thousand messages cost no timers. */
export class Schedule {
  #heap: Entry[] = []
  #order = 0
  #timer: NodeJS.Timeout | undefined
  #timerDue = Infinity

  /** Runs it at `due` (milliseconds since 1970) or soon after, never within this call; what is due together in the order it was given. */
  at(due: number, run: () => void): void {
    this.#push({ due, order: this.#order++, run })
    if (due < this.#timerDue) this.#arm()
  }

  /** Forgets everything that waits. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#timerDue = Infinity
    this.#heap = []
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const [first] = this.#heap
    this.#timerDue = first?.due ?? Infinity
    if (!first) return
    const wait = Math.min(Math.max(first.due - Date.now(), 0), LONGEST_TIMER_MS)
    this.#timer = setTimeout(() => this.#runDue(), wait).unref()
  }

  #runDue(): void {
    // While it runs, what is added must not arm a timer of its own.
    this.#timerDue = -Infinity
    const now = Date.now()
    while (this.#heap[0] && this.#heap[0].due <= now) this.#pop().run()
    this.#arm()
  }

  #push(entry: Entry): void {
    const heap = this.#heap
    let at = heap.push(entry) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!before(entry, heap[parent]!)) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = entry
  }

  #pop(): Entry {
    const heap = this.#heap
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return first
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1
      if (!before(heap[child]!, last)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = last
    return first
  }
}

function before(one: Entry, other: Entry): boolean {
  return one.due < other.due || (one.due === other.due && one.order < other.order)
}
