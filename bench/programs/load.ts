import { connect } from 'node:net'
import { answerBench } from '@/bench/answer-bench'
import { MESSAGE } from '@/bench/message'
import { quantile } from '@/bench/quantile'

/** One run of the load generator: `callers` send one message after the other until `count` are answered. */
export interface Load {
  port: number
  key: string
  callers: number
  count: number
}

export interface LoadResult {
  count: number
  seconds: number
  p50Ms: number
  p99Ms: number
}

async function run({ port, key, callers, count }: Load): Promise<LoadResult> {
  const request = Buffer.concat([
    Buffer.from(
      `POST /messages HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nd360-api-key: ${key}\r\n` +
        `content-type: application/json\r\ncontent-length: ${MESSAGE.byteLength}\r\n\r\n`,
    ),
    MESSAGE,
  ])
  const latencies: number[] = []
  let begun = 0
  const mayBegin = () => begun++ < count
  const start = performance.now()
  await Promise.all(Array.from({ length: callers }, () => call(port, request, mayBegin, latencies)))
  const seconds = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  return {
    count: latencies.length,
    seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

/** A caller on one kept-alive connection, on the bare socket: an HTTP client would cost as much as what is measured. */
function call(
  port: number,
  request: Buffer,
  mayBegin: () => boolean,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let received: Buffer<ArrayBufferLike> = Buffer.alloc(0)
    let sentAt = 0
    const next = () => {
      if (!mayBegin()) {
        socket.end()
        return resolve()
      }
      sentAt = performance.now()
      socket.write(request)
    }
    socket.once('connect', next)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection was closed before the answer')))
    socket.on('data', (chunk) => {
      received = received.byteLength === 0 ? chunk : Buffer.concat([received, chunk])
      const headEnd = received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const head = received.toString('latin1', 0, headEnd)
      if (!head.startsWith('HTTP/1.1 200'))
        return socket.destroy(new Error(`not 200: ${received.toString()}`))
      if (received.byteLength < headEnd + 4 + Number(/content-length: (\d+)/i.exec(head)![1]))
        return
      latencies.push(performance.now() - sentAt)
      received = Buffer.alloc(0)
      next()
    })
  })
}

answerBench({}, { run })
