import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendRecord } from '@/lib/server/sending/send-record'

/**
 * Sends whose commit failed after the upstream had answered, kept on disk until the database takes them. Each
 * batch is one file, complete and fsynced before it gets its final name, so that a reader never sees half of one.
 */
export class Spool {
  readonly #folder: string

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'spool')
  }

  async write(records: readonly SendRecord[]): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const path = join(this.#folder, `${Date.now()}-${randomUUID()}.jsonl`)
    await writeDurably(
      `${path}.part`,
      records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    )
    await rename(`${path}.part`, path)
    await syncFolder(this.#folder)
  }

  /**
   * Hands every spooled batch, oldest first, to `insert`, and removes it when that succeeded; gives the number of records.
   * Inserting twice changes nothing, so a crash in between, or another instance doing the same, does no harm. A file that
   * cannot be read as records is set aside, and `onDamaged` told where.
   */
  async replay(
    insert: (records: SendRecord[]) => Promise<void>,
    onDamaged: (path: string) => void,
  ): Promise<number> {
    let count = 0
    for (const name of (await readdir(this.#folder).catch(unlessMissing<string[]>([])))
      .filter((file) => file.endsWith('.jsonl'))
      .sort()) {
      const path = join(this.#folder, name)
      const text = await readFile(path, 'utf8').catch(unlessMissing(''))
      const records = parseRecords(text)
      if (records) {
        await insert(records)
        await rm(path, { force: true })
        count += records.length
      } else {
        await rename(path, `${path}.damaged`)
        onDamaged(`${path}.damaged`)
      }
    }
    return count
  }

  /** Keeps a record that the database refuses for what it holds, for a person to look at. */
  async setAside(record: SendRecord): Promise<string> {
    await mkdir(this.#folder, { recursive: true })
    const path = join(this.#folder, `refused-${record.row.traceId}.json`)
    await writeDurably(path, JSON.stringify(record, null, 2))
    return path
  }
}

function parseRecords(text: string): SendRecord[] | null {
  try {
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as SendRecord)
  } catch {
    return null
  }
}

/** Another instance may have replayed a file first; any other trouble in reading must not pass for an empty one. */
function unlessMissing<T>(otherwise: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return otherwise
    throw error
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
