import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program that was started, once it said what was waited for. */
export interface Program {
  pid: number
  /** What the pattern found first. */
  found: string
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
}

/** Starts `node <path>` and waits until what it prints matches; what it prints to stderr goes there. */
export async function startProgram(
  path: string,
  env: Record<string, string>,
  pattern: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, [path], {
    stdio: ['ignore', 'pipe', 2],
    env: { ...process.env, ...env },
  })
  const exited = once(child, 'exit')
  let said = ''
  const found = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const match = pattern.exec(said)
      if (match) resolve(match[1]!)
    })
    void exited.then(([code]) => reject(new Error(`${path} ended with code ${code}: ${said}`)))
  })
  return {
    pid: child.pid!,
    found,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
