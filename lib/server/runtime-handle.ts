import type { Runtime } from '@/lib/server/runtime'

const HANDLE = Symbol.for('fairway.runtime')

type Holder = { [HANDLE]?: Runtime }

/**
 * Next's bundles and the server's own are two copies of every module, but one process: the runtime is handed over by a
 * symbol on `globalThis`. Only the process that starts Fairway offers it.
 */
export function offerRuntime(runtime: Runtime): void {
  ;(globalThis as Holder)[HANDLE] = runtime
}

/** The runtime of this process. Throws where Next was started without Fairway's server around it. */
export function runtime(): Runtime {
  const offered = (globalThis as Holder)[HANDLE]
  if (!offered)
    throw new Error(
      'Fairway is not running in this process; start it with npm start or npm run dev.',
    )
  return offered
}
