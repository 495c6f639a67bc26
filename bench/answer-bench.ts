/** What a process has used since it started. */
export interface Usage {
  /** User and system time of all its threads. */
  cpuMicroseconds: number
  rssBytes: number
}

interface Question {
  command: string
  argument: unknown
}

/** The other end of `BenchProcess`: says that this process is ready, answers questions, and ends with the benchmark. */
export function answerBench(
  ready: object,
  commands: Record<string, (argument: never) => unknown> = {},
): void {
  const all: typeof commands = { usage, ...commands }
  process.on('message', ({ command, argument }: Question) => {
    void (async () => process.send!(await all[command]!(argument as never)))()
  })
  process.once('disconnect', () => process.exit())
  process.send!(ready)
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMicroseconds: user + system, rssBytes: process.memoryUsage.rss() }
}
