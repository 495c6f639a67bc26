import { setTimeout } from 'node:timers/promises'

/** Repeats an assertion until it holds, at most `limitMs` milliseconds; then it fails as the assertion does. */
export async function eventually<T>(assertion: () => T | Promise<T>, limitMs = 5_000): Promise<T> {
  const limit = Date.now() + limitMs
  for (;;) {
    try {
      return await assertion()
    } catch (error) {
      if (Date.now() >= limit) throw error
      await setTimeout(10)
    }
  }
}
