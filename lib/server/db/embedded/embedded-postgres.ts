import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { createFile } from '@/lib/server/create-file'
import { databaseAccount } from '@/lib/server/db/embedded/account'
import { type FolderLock, folderHolder, lockFolder } from '@/lib/server/db/embedded/folder-lock'
import {
  initialise,
  type PostgresFolder,
  type PostgresServer,
  ROLE,
  startServer,
} from '@/lib/server/db/embedded/postgres-server'
import { postgresPrograms } from '@/lib/server/db/embedded/programs'
import { readPidFile, removeStaleLocks } from '@/lib/server/db/embedded/running-server'
import { type SocketFolder, socketFolder } from '@/lib/server/db/embedded/socket-folder'
import { freePort } from '@/lib/server/free-port'
import { SettingsError } from '@/lib/server/settings'
import { syncFolder } from '@/lib/server/sync-folder'

const DATABASE = 'fairway'

/** How long a start waits for a server that is ending, as after a `kill -9`. */
const GIVE_UP_AFTER_MS = 60_000
/** How long a server may run that nobody holds before it counts as left behind: one that starts is held at once. */
const LEFT_BEHIND_AFTER_MS = 500
const LOOK_AGAIN_MS = 25
const RESTART_AFTER_MS = 200

/** What PostgreSQL says where another server has the folder, or one that was killed has not quite ended. */
const AN_OTHER_IS_AT_IT = /lock file|still in use|already in use|another process/

export interface EmbeddedPostgres {
  /** The `postgresql://` URL of the database. */
  url: string
  /** Stops the server, when this process started it. */
  close(): Promise<void>
}

export interface EmbeddedOptions {
  /** Where another process runs the folder's server, use that instead of refusing. */
  shared?: boolean
  /** Listen on loopback with a password, as Windows needs it, instead of on a Unix socket in the folder. */
  loopback?: boolean
  /** Is told when the server ended by itself and is started again. */
  onRestart?: (why: string) => void
}

/**
 * Runs the PostgreSQL that belongs to `dataDir`: makes it at the first start, starts it, starts it again when it ends by
 * itself, and stops it with this process. One process holds a folder; for another this throws a `SettingsError` that
 * names the holder.
 */
export async function startEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  refusePglite(dataDir)
  const embedded = await Embedded.prepare(dataDir, {
    loopback: process.platform === 'win32',
    ...options,
  })
  try {
    return await embedded.run()
  } catch (error) {
    await embedded.close()
    throw error
  }
}

/** Whether a database was made in `dataDir`. */
export function hasEmbedded(dataDir: string): boolean {
  return existsSync(folderIn(dataDir))
}

const folderIn = (dataDir: string): string => resolve(dataDir, 'postgres')

/** Before the first release the database was another one. */
function refusePglite(dataDir: string): void {
  if (hasEmbedded(dataDir) || !existsSync(join(dataDir, 'pglite'))) return
  throw new SettingsError(
    `DATA_DIR: the database in ${resolve(dataDir)} was made by a development version of Fairway and can't be read any more; move the folder away, or give another one.`,
  )
}

class Embedded {
  #server: PostgresServer | null = null
  #lock: FolderLock | null = null
  #closing = false
  #supervised: Promise<void> = Promise.resolve()

  private constructor(
    private readonly dataDir: string,
    private readonly place: PostgresFolder,
    private readonly socket: SocketFolder,
    private readonly password: string | null,
    private readonly options: EmbeddedOptions,
  ) {}

  static async prepare(dataDir: string, options: EmbeddedOptions): Promise<Embedded> {
    const folder = folderIn(dataDir)
    const account = await databaseAccount(folder)
    const programs = await postgresPrograms(dataDir)
    const password = options.loopback ? await passwordIn(dataDir) : null
    const place = { folder, programs, account }
    return new Embedded(dataDir, place, await socketFolder(folder), password, options)
  }

  async run(): Promise<EmbeddedPostgres> {
    const port = await this.#hold()
    if (this.#server) this.#supervised = this.#supervise(this.#server, port)
    return { url: this.#url(port), close: () => this.close() }
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#lock?.release().catch(() => {})
    await this.#server?.stop()
    await this.#supervised
    await this.socket.remove()
  }

  /** Starts the server and takes the folder's lock, or with `shared` finds the one that runs. Gives its port. */
  async #hold(wanted?: number): Promise<number> {
    let freeSince: number | null = null
    let failure = 'another process is using it'
    for (const until = performance.now() + GIVE_UP_AFTER_MS; performance.now() < until; ) {
      await this.#makeFolder()
      const running = await this.#look()
      if (running?.holder.state === 'held') {
        if (this.options.shared) return running.port
        throw this.#inUse(running.holder.by)
      }
      if (running?.holder.state === 'free') {
        freeSince ??= performance.now()
        if (performance.now() - freeSince > LEFT_BEHIND_AFTER_MS) await this.#endLeftBehind(running)
      } else if (running === null) {
        freeSince = null
        const port = wanted ?? (this.options.loopback ? await freePort() : 5432)
        const error = await this.#start(port)
        if (error === null) return port
        failure = error
        if (!AN_OTHER_IS_AT_IT.test(failure)) break
      }
      await setTimeout(LOOK_AGAIN_MS)
    }
    throw new SettingsError(
      `DATA_DIR: the database in ${resolve(this.dataDir)} cannot be started: ${failure}`,
    )
  }

  /** What runs in the folder: null for nothing. */
  async #look() {
    await removeStaleLocks(this.place.folder)
    const file = await readPidFile(this.place.folder)
    if (!file) return null
    return { ...file, holder: await folderHolder(this.#url(file.port, 'postgres')) }
  }

  /** Starts the server and takes the lock. Gives why not, where another process was quicker or it cannot start. */
  async #start(port: number): Promise<string | null> {
    const { loopback } = this.options
    const logFile = join(this.dataDir, 'postgres.log')
    try {
      this.#server = await startServer(this.place, {
        logFile,
        ...(loopback ? { port } : {}),
      })
      this.#lock = await lockFolder(this.#url(port, 'postgres'))
      if (this.#lock) {
        await makeDatabase(this.#url(port, 'postgres'))
        return null
      }
    } catch (error) {
      await this.#stopOwn()
      return (error as Error).message
    }
    await this.#stopOwn()
    return 'another process is starting it'
  }

  async #stopOwn(): Promise<void> {
    await this.#server?.stop()
    this.#server = null
    this.#lock = null
  }

  /** Holds the folder while it ends a server that nobody holds, so that nobody else begins to use it meanwhile. */
  async #endLeftBehind({ pid, port }: { pid: number; port: number }): Promise<void> {
    const lock = await lockFolder(this.#url(port, 'postgres')).catch(() => null)
    if (!lock) return
    process.kill(pid, 'SIGINT')
    await Promise.race([lock.lost, setTimeout(GIVE_UP_AFTER_MS, null, { ref: false })])
  }

  /** Starts the server again when it ends by itself, until `close`. */
  async #supervise(server: PostgresServer, port: number): Promise<void> {
    for (let current = server; ; ) {
      await Promise.race([current.ended, this.#lock!.lost])
      if (this.#closing) return
      const why = await readFile(join(this.dataDir, 'postgres.log'), 'utf8').catch(() => '')
      this.options.onRestart?.(why.trim().split('\n').at(-1) ?? '')
      await current.stop()
      for (this.#server = null; !this.#server; ) {
        await setTimeout(RESTART_AFTER_MS, null, { ref: false })
        if (this.#closing) return
        await this.#hold(port).catch(() => {})
      }
      if (this.#closing) return this.#stopOwn()
      current = this.#server
    }
  }

  /** Makes the data folder, unless it is there: under another name first, so that a killed start leaves no half of one. */
  async #makeFolder(): Promise<void> {
    const { folder } = this.place
    if (existsSync(folder)) return
    const draft = `${folder}.${process.pid}`
    await rm(draft, { recursive: true, force: true })
    await initialise({ ...this.place, folder: draft }, this.password)
    try {
      await rename(draft, folder)
      await syncFolder(this.dataDir)
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    }
  }

  #url(port: number, database = DATABASE): string {
    if (this.password !== null)
      return `postgresql://${ROLE}:${this.password}@127.0.0.1:${port}/${database}`
    return `postgresql://${ROLE}@localhost/${database}?host=${encodeURIComponent(this.socket.path)}`
  }

  #inUse(holder: string): SettingsError {
    return new SettingsError(
      `DATA_DIR: the folder ${resolve(this.dataDir)} is in use by ${holder}; stop it, or give another folder.`,
    )
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rows.length === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}

async function passwordIn(dataDir: string): Promise<string> {
  const path = join(dataDir, 'postgres.password')
  await createFile(path, randomBytes(24).toString('base64url'))
  return readFile(path, 'utf8')
}
