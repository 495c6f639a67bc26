import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Account } from '@/lib/server/db/embedded/account'
import { readPidFile } from '@/lib/server/db/embedded/running-server'

/** The one role of a database that Fairway makes itself. */
export const ROLE = 'fairway'

export interface PostgresFolder {
  /** PostgreSQL's data folder. */
  folder: string
  /** The folder of its programs. */
  programs: string
  account: Account | null
}

export interface PostgresServer {
  readonly pid: number
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** `fast` ends the connections and writes a checkpoint; `crash` leaves everything as a power cut would. */
  stop(how?: 'fast' | 'crash'): Promise<void>
}

/** Modest in memory, silent about data, and in UTC whatever the zone of the machine. */
const SETTINGS = {
  max_connections: '100',
  shared_buffers: '32MB',
  max_wal_size: '512MB',
  io_method: 'sync',
  huge_pages: 'off',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  // What a statement holds may be personal data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** Ends the server when Fairway's end of the pipe closes, which the system does however Fairway ended. */
const WATCH = `read -r _; read -r pid < postmaster.pid && [ "$pid" = "$0" ] && kill -s INT "$pid"`

const READY_WITHIN_MS = 60_000
const STOPPED_WITHIN_MS = 60_000

/** Makes the data folder of a new server. With a password it is asked for, else the socket's folder is the protection. */
export async function initialise(
  { folder, programs, account }: PostgresFolder,
  password: string | null = null,
): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  // Not beside the folder: root's folders are closed to the account.
  const secrets = await mkdtemp(join(tmpdir(), 'fairway-'))
  const passwordFile = join(secrets, 'password')
  await writeFile(passwordFile, password ?? '', { mode: 0o600 })
  if (account)
    for (const path of [folder, secrets, passwordFile]) await chown(path, account.uid, account.gid)
  const access =
    password === null ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', here(account), '-U', ROLE, '-E', 'UTF8', ...locale, '--no-instructions']
  try {
    await promisify(execFile)(join(programs, 'initdb'), [...args, ...access], {
      ...account,
      cwd: folder,
      env: environment(),
    })
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
}

/**
 * Starts the server of a data folder and waits until it answers: on a Unix socket in that folder, or with `port` on
 * loopback. It outlives no Fairway, however that ends. Throws what it said when it ends before it is ready.
 */
export async function startServer(
  { folder, programs, account }: PostgresFolder,
  options: { port?: number; logFile: string; settings?: Record<string, string> },
): Promise<PostgresServer> {
  const access: Record<string, string> = options.port
    ? { listen_addresses: '127.0.0.1', port: String(options.port), unix_socket_directories: '' }
    : { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700' }
  const settings = { ...SETTINGS, ...access, ...options.settings }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = await open(options.logFile, 'w', 0o600)
  // A session of its own: Ctrl-C in Fairway's terminal is Fairway's to handle.
  const own = { ...account, cwd: folder, env: environment(), detached: true, windowsHide: true }
  const child = spawn(join(programs, 'postgres'), ['-D', here(account), ...args], {
    ...own,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = once(child, 'exit').then(() => {})
  await Promise.race([once(child, 'spawn'), ended]).finally(() => log.close())
  child.unref()
  const watcher = process.platform === 'win32' ? null : watch(child.pid!, own)
  void ended.then(() => watcher?.stdin?.end())
  if (!(await isReady(child, folder))) {
    child.kill('SIGINT')
    throw new Error((await readFile(options.logFile, 'utf8')).trim() || 'PostgreSQL did not start.')
  }
  return {
    pid: child.pid!,
    ended,
    async stop(how = 'fast') {
      if (hasEnded(child)) return
      const late = new AbortController()
      if (process.platform === 'win32') {
        const mode = how === 'fast' ? 'fast' : 'immediate'
        await promisify(execFile)(join(programs, 'pg_ctl'), ['stop', '-D', folder, '-m', mode])
      } else child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      child.ref()
      await Promise.race([
        ended,
        setTimeout(STOPPED_WITHIN_MS, null, late).then(() => child.kill('SIGQUIT')),
      ])
      late.abort()
      await ended
    },
  }
}

function watch(pid: number, own: object): ChildProcess {
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const watcher = spawn('/bin/sh', ['-c', WATCH, String(pid)], { ...own, stdio: [...stdio] })
  watcher.on('error', () => {})
  watcher.stdin?.on('error', () => {})
  watcher.unref()
  return watcher
}

async function isReady(child: ChildProcess, folder: string): Promise<boolean> {
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until; ) {
    if (hasEnded(child)) return false
    const file = await readPidFile(folder)
    if (file?.pid === child.pid && file?.ready) return true
    await setTimeout(10)
  }
  return false
}

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null

/**
 * The data folder as its server names it, started in it. Root's folders are closed to the account it runs under, but not
 * the folder a process already stands in.
 */
function here(account: Account | null): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : '.'
}

/** Without what others set for their PostgreSQL (PGDATA, PGTZ and so on). */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR } = process.env
  return { NODE_ENV: process.env.NODE_ENV, PATH, SystemRoot, TMPDIR, LC_ALL: 'C', TZ: 'UTC' }
}
