/**
 * Bounds how many strangers may keep the server waiting at the same time. When the line is full the one that has waited longest
 * is cut, not the newcomer: who is slow on purpose cannot keep anybody else out.
 */
export class WaitingLine {
  readonly #cuts = new Set<() => void>()

  constructor(private readonly length: number) {}

  /** Joins the line; call what it gives to leave it. `cut` is called when the place is needed. */
  join(cut: () => void): () => void {
    const place = () => cut()
    this.#cuts.add(place)
    if (this.#cuts.size > this.length) {
      const [longest] = this.#cuts
      this.#cuts.delete(longest!)
      longest!()
    }
    return () => this.#cuts.delete(place)
  }
}
