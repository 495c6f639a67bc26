import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'undici'
import { answerBench } from '@/bench/answer-bench'

/**
 * Control 1: the least that a Node program can do between a caller and 360dialog. It takes the body, puts the upstream's
 * key in, and gives status, content type and body back. It reads no JSON, decides nothing and keeps nothing.
 */
const pool = new Pool(process.env.BENCH_UPSTREAM!, { connections: 512 })
const headers = {
  'content-type': 'application/json',
  'd360-api-key': 'the upstream key of the control',
}

const server = createServer((incoming, outgoing) => {
  proxy(incoming, outgoing).catch(() => outgoing.writeHead(502).end())
})

async function proxy(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await bodyOf(incoming)
  const answer = await pool.request({ method: 'POST', path: incoming.url ?? '/', headers, body })
  const bytes = new Uint8Array(await answer.body.arrayBuffer())
  outgoing.writeHead(answer.statusCode, {
    'content-type': answer.headers['content-type'] ?? 'application/octet-stream',
    'content-length': bytes.byteLength,
  })
  outgoing.end(bytes)
}

function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.once('end', () => resolve(Buffer.concat(chunks)))
    incoming.once('error', reject)
  })
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')
answerBench({ port: (server.address() as AddressInfo).port, key: 'any key' })
