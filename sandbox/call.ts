import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Style } from '@/sandbox/outcome'
import type { SandboxState } from '@/sandbox/sandbox-state'

/** One request on its way through the sandbox. */
export interface Call {
  state: SandboxState
  request: IncomingMessage
  response: ServerResponse
  style: Style
  /** Without the query. */
  path: string
  query: URLSearchParams
}
