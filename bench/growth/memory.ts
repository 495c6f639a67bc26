import { readdir, readFile } from 'node:fs/promises'

/**
 * Bytes of memory of a process and all it started, and of all that name `folder` (a database server that was let go of); shared pages
 * count once. Null where the system does not tell.
 */
export async function memoryOf(pid: number, folder: string): Promise<number | null> {
  const parents = new Map<number, number>()
  const family = new Set([pid])
  for (const name of await readdir('/proc').catch(() => [])) {
    const stat = await read(`/proc/${name}/stat`)
    if (!/^\d+$/.test(name) || stat === null) continue
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    if ((await read(`/proc/${name}/cmdline`))?.includes(folder)) family.add(Number(name))
  }
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child)
  }
  let bytes = 0
  for (const member of family) {
    const kilobytes = /^Pss: +(\d+) kB/m.exec((await read(`/proc/${member}/smaps_rollup`)) ?? '')
    if (kilobytes) bytes += Number(kilobytes[1]) * 1024
  }
  return bytes > 0 ? bytes : null
}

function read(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
