/** Counts sends in whole seconds, by template. */
export class Throttle {
  #windows = new Map<string, { second: number; sends: number }>()

  /** Takes one of `rate` sends in the second of `now` (milliseconds); false when they are used up. */
  take(template: string, rate: number, now: number): boolean {
    const second = Math.floor(now / 1000)
    const window = this.#windows.get(template)
    const sends = window?.second === second ? window.sends + 1 : 1
    this.#windows.set(template, { second, sends })
    return sends <= rate
  }
}
