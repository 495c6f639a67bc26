import { createHash, randomInt } from 'node:crypto'

/** An uploaded file. */
export interface Media {
  id: string
  type: string
  bytes: Buffer
  sha256: string
}

const KEPT_BYTES = 256 * 1024 * 1024

/** Uploaded media, the latest 256 MiB of them. */
export class MediaStore {
  #media = new Map<string, Media>()
  #bytes = 0

  add(bytes: Buffer, type: string): Media {
    const id = String(randomInt(1e14, 2e14))
    const media = { id, type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    this.#media.set(id, media)
    this.#bytes += bytes.length
    for (const oldest of this.#media.keys()) {
      if (this.#bytes <= KEPT_BYTES) break
      this.delete(oldest)
    }
    return media
  }

  get(id: string): Media | undefined {
    return this.#media.get(id)
  }

  /** Whether there was such a medium. */
  delete(id: string): boolean {
    this.#bytes -= this.#media.get(id)?.bytes.length ?? 0
    return this.#media.delete(id)
  }
}
