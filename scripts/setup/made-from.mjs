import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { contentHash } from './content-hash.mjs'

/**
 * A stage whose product depends on its sources alone. A stamp file inside the product keeps the sources' hash; it goes
 * before the work and comes back after it, so half a job has none.
 */
export function madeFrom(sources, { stamp, make }) {
  return {
    isStale: () => readStamp(stamp) !== contentHash(sources),
    async run() {
      const hash = contentHash(sources)
      rmSync(stamp, { force: true })
      const made = await make()
      if (made) writeFileSync(stamp, hash)
      return made
    },
  }
}

function readStamp(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
