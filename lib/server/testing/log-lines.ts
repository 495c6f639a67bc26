import { createLog, type Log } from '@/lib/server/log'

/** A process log kept in memory: its lines, parsed, and its text as it would be on the disk. */
export function logLines(level = 'trace'): {
  log: Log
  lines: () => Record<string, unknown>[]
  text: () => string
} {
  let written = ''
  const log = createLog(level, {
    write: (line) => {
      written += line
    },
  })
  return {
    log,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => written,
  }
}
