import type { IncomingMessage, ServerResponse } from 'node:http'
import { doorRequest, writeResponse } from '@/lib/server/http/node-door'
import { runProcess } from '@/lib/server/run-process'
import { runtime } from '@/lib/server/runtime-handle'

/** The process as `server.ts` runs it, with the Partner API alone behind the front door and no sandbox of its own. */
runProcess({
  startSandbox: () => Promise.reject(new Error('Give SANDBOX_URL.')),
  startNext: async () => (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: Error) => outgoing.destroy(error))
  },
})

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await runtime().doors.partnerApi(doorRequest(incoming))
  if ('stream' in response) throw new Error('Files are not offered here.')
  writeResponse(incoming, outgoing, response)
}
