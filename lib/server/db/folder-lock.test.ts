import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { lockFolder } from '@/lib/server/db/folder-lock'

let scripts: string
let folder: string
beforeAll(async () => {
  scripts = await mkdtemp(join(tmpdir(), 'fairway-lock-'))
  await build({
    stdin: {
      contents: `import { lockFolder } from '@/lib/server/db/folder-lock'
        lockFolder(process.argv[2]).then(() => { console.log('locked'); setInterval(() => {}, 1000) }, (error) => { console.log(error.message); process.exit(3) })`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(scripts, 'lock.cjs'),
  })
})
afterAll(() => rm(scripts, { recursive: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairway-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Another process that wants the folder: what it said, and how to end it as `kill -9` does. */
async function contender() {
  const child = spawn(process.execPath, [join(scripts, 'lock.cjs'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  return {
    pid: child.pid!,
    said: said.toString().trim(),
    async kill() {
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

const inUseBy = (pid: number) =>
  `DATA_DIR: the folder ${folder} is in use by process ${pid}; stop it, or give another folder.`

it('lets nobody else in, and says who is; then frees the folder and leaves nothing behind', async () => {
  const unlock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(inUseBy(process.pid))
  expect((await contender()).said).toBe(inUseBy(process.pid))
  await unlock()
  expect(await readdir(folder)).toEqual([])
  await (await lockFolder(folder))()
})

it('takes over from a holder that was killed', async () => {
  const holder = await contender()
  expect(holder.said).toBe('locked')
  await expect(lockFolder(folder)).rejects.toThrow(inUseBy(holder.pid))
  await holder.kill()
  await (await lockFolder(folder))()
})

it.runIf(process.platform === 'linux')(
  "takes over when the dead holder's process id was given to another process",
  async () => {
    await writeFile(join(folder, 'lock'), `${process.pid} 1`)
    await (await lockFolder(folder))()
  },
)

it('takes over from what no holder wrote', async () => {
  for (const text of ['', 'x y', '-1 0']) {
    await writeFile(join(folder, 'lock'), text)
    await (await lockFolder(folder))()
  }
})

it.each(['a new folder', "a dead holder's folder"])(
  'lets exactly one of several that start at once into %s',
  async (kind) => {
    const dead = spawnSync(process.execPath, ['-e', '0']).pid
    for (let round = 0; round < 3; round += 1) {
      await rm(join(folder, 'lock'), { force: true })
      if (kind !== 'a new folder') await writeFile(join(folder, 'lock'), `${dead} 1`)
      const all = await Promise.all(Array.from({ length: 4 }, contender))
      const [winner, ...others] = all.filter(({ said }) => said === 'locked')
      expect(others).toEqual([])
      expect(all.filter((one) => one !== winner).map(({ said }) => said)).toEqual(
        Array(3).fill(inUseBy(winner!.pid)),
      )
      expect(await readFile(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${winner!.pid} `))
      for (const one of all) await one.kill()
    }
  },
)
