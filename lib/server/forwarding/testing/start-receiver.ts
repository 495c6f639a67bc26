import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { startHttpUpstream } from '@/lib/server/testing/http-upstream'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  /** Every request, in the order in which they came. */
  received: Received[]
  /** Answers the next requests; 200 where nothing is said. */
  answer: (response: ServerResponse, request: Received) => void
  close(): Promise<void>
}

/** A partner's own system, to which webhooks are forwarded. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const upstream = await startHttpUpstream(async (request, response) => {
    const body = await buffer(request)
    const taken = { path: request.url!, headers: request.headers, body: body.toString() }
    received.push(taken)
    receiver.answer(response, taken)
  })
  const receiver: Receiver = {
    url: upstream.url,
    received,
    answer: (response) => response.end(),
    close: upstream.close,
  }
  return receiver
}
