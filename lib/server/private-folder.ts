import { chmod, mkdir, stat } from 'node:fs/promises'

const PRIVATE = 0o700
const OTHERS = 0o077
const STICKY = 0o1000

/**
 * Makes a folder that only its owner can enter, whatever the umask, and closes one that is there already. Leaves alone a
 * folder that is someone else's or made for everyone (such as /tmp). Tells whether an existing one was closed.
 */
export async function privateFolder(path: string): Promise<boolean> {
  await mkdir(path, { recursive: true, mode: PRIVATE })
  if (process.platform === 'win32') return false
  const { mode, uid } = await stat(path)
  if ((mode & OTHERS) === 0 || (mode & STICKY) !== 0 || uid !== process.getuid?.()) return false
  await chmod(path, PRIVATE)
  return true
}
