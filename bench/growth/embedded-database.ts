import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import pg from 'pg'

/** A session on the PostgreSQL that a server runs in its data folder; null where it runs none there. */
export async function connectEmbedded(dataDir: string): Promise<pg.Client | null> {
  const folder = resolve(dataDir, 'postgres')
  const file = await readFile(resolve(folder, 'postmaster.pid'), 'utf8').catch(() => null)
  if (file === null) return null
  // PostgreSQL's own file: its fourth line is the port, its fifth the folder of the socket.
  const [, , , port, sockets] = file.split('\n')
  const client = new pg.Client({
    host: resolve(folder, sockets!),
    port: Number(port),
    user: 'fairway',
    database: 'fairway',
  })
  await client.connect()
  return client
}
