import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Status {
  id: string
  status: string
  [member: string]: unknown
}

interface Value {
  contacts?: object[]
  statuses?: Status[]
  user_actions?: {
    action_type: string
    timestamp: string
    marketing_messages_link_click_data: Record<string, string>
  }[]
  [member: string]: unknown
}

/** One webhook as it came. */
export interface Received {
  at: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  body: {
    object: string
    entry: { id: string; time?: number; changes: { field: string; value: Value }[] }[]
  }
}

/** A receiver of webhooks on a free port. */
export interface Receiver {
  url: string
  readonly received: Received[]
  /** What the next POSTs are answered, after which it is 200; `null`: nothing. */
  answers: (number | null)[]
  /** The queries of the handshakes; answered with the challenge unless `verifies` is false. */
  readonly handshakes: URLSearchParams[]
  verifies: boolean
  /** All that came under the field `messages`, in its order. */
  statuses(): Status[]
  clicks(): NonNullable<Value['user_actions']>
  close(): Promise<void>
}

/** Starts a receiver that keeps what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const handshakes: URLSearchParams[] = []
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const query = new URL(request.url ?? '', 'http://receiver').searchParams
      handshakes.push(query)
      return response.writeHead(receiver.verifies ? 200 : 403).end(query.get('hub.challenge'))
    }
    const bytes = Buffer.concat(await request.toArray())
    received.push({
      at: Date.now(),
      headers: request.headers,
      bytes,
      body: JSON.parse(bytes.toString()) as Received['body'],
    })
    const answer = receiver.answers.length > 0 ? receiver.answers.shift() : 200
    if (answer !== null) response.writeHead(answer ?? 200).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const values = () =>
    received
      .flatMap(({ body }) => body.entry)
      .flatMap(({ changes }) => changes)
      .map(({ value }) => value)
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    answers: [],
    handshakes,
    verifies: true,
    statuses: () => values().flatMap(({ statuses = [] }) => statuses),
    clicks: () => values().flatMap(({ user_actions: actions = [] }) => actions),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return receiver
}
