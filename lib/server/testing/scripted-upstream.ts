import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { freePort } from '@/lib/server/free-port'
import { answers } from '@/lib/server/testing/upstream-acts'

/** A request as it came over the wire. */
export interface ScriptedRequest {
  /** `POST /messages HTTP/1.1` */
  line: string
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
  /** Which connection it came by, counted from 1. */
  connection: number
}

/** What the upstream does with one request, on the bare socket. */
export type Act = (socket: Socket, request: ScriptedRequest) => void

export interface ScriptedUpstream {
  url: string
  /** Every POST that arrived whole, in order. A GET (a template list is read) gets an empty list and stands nowhere. */
  readonly requests: readonly ScriptedRequest[]
  /** Bytes received over all connections, also of requests that never became whole. */
  readonly bytesReceived: number
  readonly connections: number
  /** What the next requests get, one act each; the last one is for all that follow. */
  play(...acts: Act[]): void
  /** What a new connection gets before anything is read from it; `null`: requests are read. */
  onConnection(act: ((socket: Socket) => void) | null): void
  close(): Promise<void>
}

/** An upstream on a bare TCP socket, so that it can do what no HTTP server would. */
export async function startScriptedUpstream(...acts: Act[]): Promise<ScriptedUpstream> {
  let script = acts
  let connectionAct: ((socket: Socket) => void) | null = null
  const requests: ScriptedRequest[] = []
  const sockets: Socket[] = []

  const server = createServer({ noDelay: true }, (socket) => {
    const connection = sockets.push(socket)
    socket.on('error', () => {})
    if (connectionAct) return connectionAct(socket)
    let buffered = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      buffered = Buffer.concat([buffered, chunk])
      for (let found = cutRequest(buffered); found; found = cutRequest(buffered)) {
        buffered = found.rest
        const request = { ...found.request, connection }
        if (request.line.startsWith('GET ')) {
          answers(200, { data: [], waba_templates: [], count: 0, total: 0 })(socket, request)
          continue
        }
        requests.push(request)
        const act = script.length > 1 ? script.shift() : script[0]
        if (!act) throw new Error('The scripted upstream was given nothing to play.')
        act(socket, request)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get bytesReceived() {
      return sockets.reduce((sum, socket) => sum + socket.bytesRead, 0)
    },
    get connections() {
      return sockets.length
    },
    play(...next) {
      script = next
    },
    onConnection(act) {
      connectionAct = act
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** The URL of a loopback port where nothing listens. */
export async function refusingUrl(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`
}

function cutRequest(
  bytes: Buffer,
): { request: Omit<ScriptedRequest, 'connection'>; rest: Buffer<ArrayBuffer> } | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [line, ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  )
  const length = Number(headers['content-length'] ?? 0)
  const body = bytes.subarray(end + 4, end + 4 + length)
  if (body.byteLength < length) return null
  return {
    request: { line: line!, headers, body: Buffer.from(body) },
    rest: Buffer.from(bytes.subarray(end + 4 + length)),
  }
}
