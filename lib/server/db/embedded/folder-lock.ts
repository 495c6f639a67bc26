import pg from 'pg'

/** Tells this lock from others of PostgreSQL's advisory locks. */
const FOLDER = 0x46415257

/** Who uses a database folder. `away`: no server answers there, or it is starting or stopping. */
export type Holder = { state: 'away' } | { state: 'free' } | { state: 'held'; by: string }

/**
 * The folder is held by a session's lock in its own database: it ends with the process that holds it, also with one that
 * was killed and is still there as a zombie.
 */
export interface FolderLock {
  /** Settles when the session has ended, by `release` or because the server went away. */
  readonly lost: Promise<void>
  release(): Promise<void>
}

/** Takes the lock, or gives null where another session holds it. Throws when the server does not answer. */
export async function lockFolder(url: string): Promise<FolderLock | null> {
  const client = await session(url)
  const lost = new Promise<void>((resolve) => client.once('end', resolve))
  const { rows } = await client.query<{ held: boolean }>(
    'SELECT pg_try_advisory_lock($1::bigint) AS held',
    [FOLDER],
  )
  if (!rows[0]!.held) {
    await client.end()
    return null
  }
  return { lost, release: () => client.end() }
}

/** Asks who holds the folder, without taking it. */
export async function folderHolder(url: string): Promise<Holder> {
  try {
    const client = await session(url)
    const { rows } = await client.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND granted AND objid::bigint = $1 AND pg_locks.database =
         (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [FOLDER],
    )
    await client.end()
    return rows[0] ? { state: 'held', by: rows[0].name } : { state: 'free' }
  } catch {
    return { state: 'away' }
  }
}

async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `process ${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}
