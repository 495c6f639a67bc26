import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Addresses of Unix sockets end after 107 bytes on Linux and 103 elsewhere. */
const LONGEST = 103

export interface SocketFolder {
  path: string
  remove(): Promise<void>
}

/** A path to `folder` that is short enough for the socket in it: itself, or a link in a private temporary folder. */
export async function socketFolder(folder: string): Promise<SocketFolder> {
  const path = resolve(folder)
  if (Buffer.byteLength(join(path, '.s.PGSQL.5432')) <= LONGEST)
    return { path, remove: async () => {} }
  const made = await mkdtemp(join(tmpdir(), 'fairway-'))
  await symlink(path, join(made, 'pg'))
  return { path: join(made, 'pg'), remove: () => rm(made, { recursive: true, force: true }) }
}
