import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Whether process `pid` runs the program `name`. A zombie, dead but not yet collected by its parent, does not count. */
export async function isAlive(pid: number, name: string): Promise<boolean> {
  if (process.platform === 'win32') return exists(pid)
  const [state, command] = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  return state !== undefined && !/^[ZX]/.test(state) && command === name
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** `pid (command) state …`; a command may hold parentheses itself. */
async function fromProc(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [open, close] = [stat.indexOf('('), stat.lastIndexOf(')')]
  return close < 0 ? [] : [stat.slice(close + 2), stat.slice(open + 1, close)]
}

async function fromPs(pid: number): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,comm=', '-p', String(pid)])
    const [state, ...command] = stdout.trim().split(/\s+/)
    return [state!, command.join(' ').split('/').at(-1)!]
  } catch {
    return []
  }
}
