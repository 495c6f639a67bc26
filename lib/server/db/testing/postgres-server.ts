import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export interface PostgresServer {
  /** Makes a database, empty or a copy of another one that nobody is connected to, and gives its URL. */
  createDatabase(template?: string): Promise<string>
  /** Stops at once, as a crash would. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops and removes the folder. */
  remove(): Promise<void>
}

/** The newest installed PostgreSQL's program folder, or null where there is none. */
export function findPostgres(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const folders = versions
    .sort((a, b) => b - a)
    .map((version) => join(root, String(version), 'bin'))
  return (
    [...folders, '/usr/local/bin', '/opt/homebrew/bin'].find((folder) =>
      existsSync(join(folder, 'initdb')),
    ) ?? null
  )
}

/** Starts a PostgreSQL of its own: a free port, a folder under the system's temporary one, never as root. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = findPostgres()
  if (!bin) throw new Error('No PostgreSQL 15 or newer is installed.')
  const folder = mkdtempSync(join(tmpdir(), 'fairway-pg-'))
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : null
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'fairway', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    {
      ...account,
      cwd: folder,
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const url = (database: string) => `postgresql://fairway@127.0.0.1:${port}/${database}`
  let child: ReturnType<typeof spawn> | null = null

  const server: PostgresServer = {
    async start() {
      child = spawn(
        join(bin, 'postgres'),
        [
          '-D',
          data,
          '-p',
          String(port),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          `unix_socket_directories=${folder}`,
          '-c',
          'max_connections=200',
        ],
        { ...account, cwd: folder, stdio: 'ignore' },
      )
      await untilReady(url('postgres'))
    },
    async stop() {
      const running = child
      if (!running || running.exitCode !== null) return
      const exited = new Promise((resolve) => running.once('exit', resolve))
      running.kill('SIGQUIT')
      await exited
    },
    createDatabase: (template) => createDatabase(url('postgres'), template),
    async remove() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await server.start()
  return server
}

/** Makes a database on the server of `adminUrl`. */
export async function createDatabase(adminUrl: string, template = 'template1'): Promise<string> {
  const name = `fairway_${Math.random().toString(36).slice(2, 10)}`
  await withClient(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  )
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
}

function unprivilegedAccount(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      continue
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and no account postgres or nobody exists.')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'))
      return
    } catch (error) {
      if (attempt > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
