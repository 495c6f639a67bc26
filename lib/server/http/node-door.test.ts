import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BodyTooSlow } from '@/lib/server/http/body-too-slow'
import { doorRequest } from '@/lib/server/http/node-door'

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => vi.useRealTimers())

function incoming(stream: PassThrough): IncomingMessage {
  return Object.assign(stream, {
    url: '/x',
    method: 'POST',
    headers: {},
  }) as unknown as IncomingMessage
}

it('gives up a body that comes slowly after a minute, however often a byte arrives', async () => {
  const stream = new PassThrough()
  const body = doorRequest(incoming(stream)).body(1_000)
  const failed = expect(body).rejects.toThrow(BodyTooSlow)
  for (let second = 0; second < 60; second += 1) {
    stream.write('x')
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await failed
})

it('waits for a body that comes whole within the minute', async () => {
  const stream = new PassThrough()
  const body = doorRequest(incoming(stream)).body(1_000)
  await vi.advanceTimersByTimeAsync(59_000)
  stream.end('whole')
  expect(Buffer.from((await body)!).toString()).toBe('whole')
})
