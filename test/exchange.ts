import { Agent, request } from 'node:http'
import type { Asked } from '@/test/door-corpus'

/** What of an answer is not the gateway's: framing and connection are each server's (RFC 9110 7.6.1, 8.6), the rest each request's. */
const NOT_THE_GATEWAYS = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'date',
  'x-fairway-trace',
]

export interface DoorAnswer {
  status: number | undefined
  headers: Record<string, unknown>
  /** As latin1; the trace id as `TRACE`. */
  body: string
}

/** Sends one request with a channel's key, over a connection of its own that it leaves to the server to close. */
export function exchange(
  url: string,
  { path = '/messages', method = 'POST', headers, body = '', chunked }: Asked,
  key: string,
): Promise<DoorAnswer> {
  const { hostname, port } = new URL(url)
  const bytes = Buffer.from(body)
  const fields = {
    'content-type': 'application/json',
    'd360-api-key': key,
    ...headers,
    ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': bytes.byteLength }),
  }
  const given = Object.entries(fields).filter(
    (field): field is [string, string | number] => field[1] !== null,
  )
  const agent = new Agent({ keepAlive: true })
  return new Promise<DoorAnswer>((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method, agent, headers: Object.fromEntries(given) },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).filter(([name]) => !NOT_THE_GATEWAYS.includes(name)),
            ),
            body: Buffer.concat(chunks)
              .toString('latin1')
              .replaceAll(String(incoming.headers['x-fairway-trace']), 'TRACE'),
          }),
        )
      },
    )
    outgoing.on('error', reject)
    if (chunked) outgoing.write(bytes.subarray(0, bytes.byteLength / 2))
    outgoing.end(chunked ? bytes.subarray(bytes.byteLength / 2) : bytes)
  }).finally(() => agent.destroy())
}
