import { setTimeout } from 'node:timers/promises'

/** Waits until `holds`, looking often; throws after `limitMs`. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const limit = performance.now() + limitMs
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`It did not come to be within ${limitMs} ms.`)
    await setTimeout(5)
  }
}
