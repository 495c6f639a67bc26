import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { inject } from 'vitest'
import { clockEnv } from '@/lib/server/testing/clock-env'

export interface GatewayProcess {
  url: string
  pid: number
  /** What it wrote so far: its log and what it told the person who started it. */
  said(): string
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  readonly running: boolean
}

/** The gateway as a program of its own, to be started and killed as an operating system does. */
export interface GatewayProgram {
  /** Starts it and waits until it is ready; throws with what it said when it ends before that. */
  start(env: Record<string, string>): Promise<GatewayProcess>
  /** Ends what still runs. */
  end(): Promise<void>
}

/** The program of `gateway-process.ts`, which was compiled for the run. */
export function gatewayProgram(): GatewayProgram {
  const path = join(inject('programs'), 'gateway.mjs')
  const started: GatewayProcess[] = []
  return {
    async start(env) {
      const one = await startProcess(path, env)
      started.push(one)
      return one
    },
    async end() {
      for (const one of started) if (one.running) await one.end('SIGKILL')
    },
  }
}

async function startProcess(path: string, env: Record<string, string>): Promise<GatewayProcess> {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--enable-source-maps', path], {
    env: { PATH, HOME, ...clockEnv(), NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const port = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /Fairway is ready: {2}http:\/\/localhost:(\d+)/.exec(said)
      if (found) resolve(found[1]!)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(([code]) => reject(new Error(`exit ${code}: ${said}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    said: () => said,
    get running() {
      return child.exitCode === null && child.signalCode === null
    },
    async end(signal) {
      child.kill(signal)
      const [code, by] = await ended
      return { code, signal: by }
    },
  }
}
