import { resolve } from 'node:path'

/** A path as the caller means it: npm starts scripts in the project's folder and says in INIT_CWD where it was called. */
export function callerPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}
