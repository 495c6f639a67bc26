import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { readPidFile } from '@/lib/server/db/embedded/running-server'
import { openEmbedded } from '@/lib/server/db/open-embedded'
import { eventually } from '@/lib/server/testing/eventually'

const TWO_MINUTES = 120_000

let dataDir: string
let holders: ChildProcess[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'fairway-embedded-'))
  holders = []
})
afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL')
  await eventually(
    async () => expect(await readPidFile(join(dataDir, 'postgres'))).toBeNull(),
    20_000,
  )
  await rm(dataDir, { recursive: true })
})

/** Another process that holds the folder. */
async function hold(options: { detached?: boolean } = {}): Promise<ChildProcess> {
  const program = join(inject('programs'), 'hold-database.mjs')
  const holder = spawn(process.execPath, [program, dataDir], { ...options, stdio: 'pipe' })
  holders.push(holder)
  const said = await Promise.race([
    once(holder.stdout!, 'data'),
    once(holder.stderr!, 'data').then(([error]) => Promise.reject(new Error(String(error)))),
  ])
  expect(String(said[0])).toMatch(/^holding /)
  return holder
}

const numbers = async (): Promise<number[]> => {
  const database = await openEmbedded(dataDir)
  try {
    await database.script(
      'CREATE TABLE IF NOT EXISTS number (n serial); INSERT INTO number DEFAULT VALUES',
    )
    return (await database.query<{ n: number }>('SELECT n FROM number ORDER BY n')).map(
      ({ n }) => n,
    )
  } finally {
    await database.close()
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps what was written over restarts, and leaves nothing running', async () => {
    expect(await numbers()).toEqual([1])
    expect(await numbers()).toEqual([1, 2])
    expect(await readPidFile(join(dataDir, 'postgres'))).toBeNull()
  })

  it('is durable, in UTC, and reads text as UTF-8 whatever the machine is set to', async () => {
    const database = await openEmbedded(dataDir)
    const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'TimeZone', 'server_encoding']
    const [row] = await database.query<Record<string, string>>(
      `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join(', ')}`,
    )
    expect(names.map((name) => row![name])).toEqual(['on', 'on', 'on', 'UTC', 'UTF8'])
    await database.close()
  })

  it('lets no other user in: folders are closed under any umask, an open one too', async () => {
    const umask = process.umask(0)
    await chmod(dataDir, 0o777)
    await (await openEmbedded(dataDir)).close()
    process.umask(umask)
    const mode = async (...path: string[]) => (await stat(join(dataDir, ...path))).mode & 0o777
    expect(await mode()).toBe(0o700)
    expect(await mode('postgres')).toBe(0o700)
    expect(await mode('postgres.log')).toBe(0o600)
  })

  it('refuses a second process, names the first, and lets a command share it', async () => {
    const holder = await hold()
    await expect(openEmbedded(dataDir)).rejects.toThrow(
      `DATA_DIR: the folder ${dataDir} is in use by process ${holder.pid}; stop it, or give another folder.`,
    )
    const shared = await openEmbedded(dataDir, { shared: true })
    expect(await shared.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await shared.close()
    expect(await readPidFile(join(dataDir, 'postgres'))).not.toBeNull()
  })

  it(
    'has one of many that start on a new folder at the same time',
    async () => {
      const opened = await Promise.allSettled(Array.from({ length: 4 }, () => hold()))
      expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const one of opened)
        if (one.status === 'rejected') expect(String(one.reason)).toContain('is in use by process')
    },
    TWO_MINUTES,
  )

  it(
    'starts again at once after kill -9, ten times in a row',
    async () => {
      for (let round = 0; round < 10; round += 1) {
        const holder = await hold()
        holder.kill('SIGKILL')
        await once(holder, 'exit')
      }
      expect(await numbers()).toEqual([1])
    },
    TWO_MINUTES,
  )

  it('starts after everything was killed, also while the dead server is still a zombie', async () => {
    const holder = await hold()
    const { pid } = (await readPidFile(join(dataDir, 'postgres')))!
    // A parent that is stopped collects no dead child.
    holder.kill('SIGSTOP')
    process.kill(pid, 'SIGKILL')
    expect(await numbers()).toEqual([1])
    holder.kill('SIGKILL')
  })

  it('ends a server that was left behind by a holder whose watcher was killed as well', async () => {
    const holder = await hold()
    const { pid } = (await readPidFile(join(dataDir, 'postgres')))!
    process.kill(pid, 'SIGSTOP')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    process.kill(pid, 'SIGCONT')
    expect(await numbers()).toEqual([1])
  })

  it('ends with its process, however that ends', async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const holder = await hold()
      holder.kill(signal)
      await eventually(
        async () => expect(await readPidFile(join(dataDir, 'postgres'))).toBeNull(),
        10_000,
      )
    }
  })

  it("does not end at a terminal's Ctrl-C, which is its process's to handle", async () => {
    const holder = await hold({ detached: true })
    process.kill(-holder.pid!, 'SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const shared = await openEmbedded(dataDir, { shared: true })
    expect(await shared.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await shared.close()
    expect(holder.exitCode).toBeNull()
  })

  it('is started again when it ends by itself', async () => {
    const restarts: string[] = []
    const database = await openEmbedded(dataDir, {
      onRestart: (why) => restarts.push(why),
      onIdleError: () => {},
    })
    await database.query('SELECT 1')
    process.kill((await readPidFile(join(dataDir, 'postgres')))!.pid, 'SIGKILL')
    await eventually(() => expect(restarts).toHaveLength(1))
    await eventually(
      async () => expect(await database.query('SELECT 2 AS two')).toEqual([{ two: 2 }]),
      20_000,
    )
    await database.close()
  })

  it('works in a folder whose path is longer than the address of a socket may be', async () => {
    const outer = dataDir
    dataDir = join(outer, 'a'.repeat(60), 'b'.repeat(60))
    expect(await numbers()).toEqual([1])
    dataDir = outer
  })

  it('asks for a password where it listens on loopback', async () => {
    const database = await openEmbedded(dataDir, { loopback: true })
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    const { port } = (await readPidFile(join(dataDir, 'postgres')))!
    const stranger = new pg.Client({ host: '127.0.0.1', port, user: 'fairway', password: 'guess' })
    await expect(stranger.connect()).rejects.toThrow('password authentication failed')
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600)
    await database.close()
  })

  it('says in one line that a folder of a development version cannot be read, and leaves it as it is', async () => {
    await mkdir(join(dataDir, 'pglite'))
    await expect(openEmbedded(dataDir)).rejects.toThrow(
      /^DATA_DIR: the database in .* was made by a development version of Fairway/,
    )
    expect(await readdir(dataDir)).toEqual(['pglite'])
  })

  it('says why when its folder is damaged', async () => {
    await numbers()
    await rm(join(dataDir, 'postgres', 'global'), { recursive: true })
    await expect(openEmbedded(dataDir)).rejects.toThrow(
      /^DATA_DIR: the database in .* cannot be started: .*pg_control/s,
    )
  })
})
