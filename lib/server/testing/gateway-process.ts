import { runProcess } from '@/lib/server/run-process'

/** The process as `server.ts` runs it, with nothing behind the front door and no sandbox of its own. */
runProcess({
  startSandbox: () => Promise.reject(new Error('Give SANDBOX_URL.')),
  startNext: async () => (_incoming, outgoing) => { outgoing.writeHead(404).end() },
})
