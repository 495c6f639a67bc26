import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Usage } from '@/bench/answer-bench'

/** One of the benchmark's processes, on cores of its own, asked over Node's channel one question at a time. */
export class BenchProcess<Ready = unknown> {
  private constructor(
    private readonly child: ChildProcess,
    readonly ready: Ready,
  ) {}

  /** Starts `dist/bench/<program>.mjs`; `cores` as taskset takes them, null for wherever there is room. What it prints goes to stderr. */
  static async start<Ready>(
    program: string,
    cores: string | null,
    env: Record<string, string> = {},
  ): Promise<BenchProcess<Ready>> {
    const command = [process.execPath, `dist/bench/${program}.mjs`]
    const [file, ...args] = cores === null ? command : ['taskset', '-c', cores, ...command]
    const child = spawn(file!, args, {
      stdio: ['ignore', 2, 2, 'ipc'],
      env: { ...process.env, ...env },
    })
    return new BenchProcess(child, (await nextMessage(child)) as Ready)
  }

  async ask<Answer>(command: string, argument: unknown = null): Promise<Answer> {
    const answer = nextMessage(this.child)
    this.child.send({ command, argument })
    return (await answer) as Answer
  }

  usage(): Promise<Usage> {
    return this.ask('usage')
  }

  async stop(): Promise<void> {
    if (!this.child.connected) return
    const exited = once(this.child, 'exit')
    this.child.disconnect()
    await exited
  }
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`${child.spawnargs.join(' ')} ended with code ${code}`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message)
    })
  })
}
