import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Folders and files that only tests read, and what a build itself writes. */
const LEFT_OUT = /\.(test|long)\.tsx?$|^testing$|^generated$/

/** SHA-256 over the names and contents of files and folders; a missing one counts as empty. */
export function contentHash(paths) {
  const hash = createHash('sha256')
  for (const path of paths.filter((each) => existsSync(each)).flatMap(filesOf)) {
    const content = readFileSync(path)
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path)
    .filter((name) => !LEFT_OUT.test(name))
    .sort()
  return names.flatMap((name) => filesOf(join(path, name)))
}
