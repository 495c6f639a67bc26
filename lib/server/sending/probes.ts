/** The longest that a send waits for another one's verdict, counted from the probe's start. */
const LONGEST_WAIT_MS = 1_000

/** Calls `ring` when the longest wait is over, unless what it gives is called before. */
type Alarm = (ring: () => void) => () => void

function afterLongestWait(ring: () => void): () => void {
  const timer = setTimeout(ring, LONGEST_WAIT_MS)
  return () => clearTimeout(timer)
}

/**
 * First sends of one unknown template that arrive together (contract 2.1): one is the probe, the rest wait for
 * its verdict. Per instance.
 */
export class Probes {
  readonly #running = new Map<string, Promise<void>>()

  constructor(private readonly alarm: Alarm = afterLongestWait) {}

  /** Settles with the running probe's verdict, or when it has taken a second; null when none runs. */
  running(key: string): Promise<void> | null {
    return this.#running.get(key) ?? null
  }

  /** Begins a probe; the caller ends it when its MM attempt has taught what it could. */
  begin(key: string): () => void {
    let end = () => {}
    const verdict = new Promise<void>((resolve) => {
      end = resolve
    })
    const turnOff = this.alarm(finish)
    const running = this.#running
    running.set(key, verdict)
    function finish(): void {
      turnOff()
      if (running.get(key) === verdict) running.delete(key)
      end()
    }
    return finish
  }
}
