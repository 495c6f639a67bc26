/** Templates whose answers are held back until they are released. */
export class Holds {
  #held = new Map<string, boolean>()
  #waiting = new Map<string, (() => void)[]>()

  /** Holds or releases a template; releasing lets the waiting answers go, in their order. */
  set(template: string, held: boolean): void {
    this.#held.set(template, held)
    if (!held) this.#release(template)
  }

  releaseAll(): void {
    for (const template of this.#waiting.keys()) this.#release(template)
  }

  /** Resolves at once unless the template is held; `heldFromTheStart` is what holds before anything was set. */
  async passed(template: string, heldFromTheStart: boolean): Promise<void> {
    if (!(this.#held.get(template) ?? heldFromTheStart)) return
    await new Promise<void>((resolve) => {
      const answers = this.#waiting.get(template)
      if (answers) answers.push(resolve)
      else this.#waiting.set(template, [resolve])
    })
  }

  /** How many answers wait, by template. */
  waiting(): Record<string, number> {
    return Object.fromEntries(
      [...this.#waiting].map(([template, answers]) => [template, answers.length]),
    )
  }

  #release(template: string): void {
    for (const resolve of this.#waiting.get(template) ?? []) resolve()
    this.#waiting.delete(template)
  }
}
