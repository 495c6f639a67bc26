import { execFile, spawnSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REQUEST_SAMPLES, type SampleLanguage } from '@/lib/domain/sending/request-samples'

const run = promisify(execFile)

const MESSAGE = {
  to: '5521991112222',
  message_activity_sharing: true,
  nothing: null,
  texts: [
    'It\'s "25 %" off \\ now',
    '#{1 + 1} $HOME `id` \n two\ttabs',
    'São João 🎉 \u2028',
    'true, false and null',
  ],
}

/** How each language runs a source given as an argument. */
const RUNNERS: Partial<Record<SampleLanguage, [command: string, ...args: string[]]>> = {
  curl: ['bash', '-c'],
  Node: [process.execPath, '--input-type=module', '-e'],
  Python: ['python3', '-c'],
  Ruby: ['ruby', '-e'],
}

const installed = (command: string) => spawnSync(command, ['--version']).status === 0

describe('the samples of a send', () => {
  let server: Server
  let origin: string
  const got: { path: string | undefined; headers: Record<string, unknown>; body: unknown }[] = []

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks = await request.toArray()
      got.push({
        path: request.url,
        headers: request.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      })
      response
        .writeHead(200, { 'content-type': 'application/json', 'x-fairway-route': 'messages' })
        .end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it('are the message itself in JSON', () => {
    expect(JSON.parse(REQUEST_SAMPLES.JSON({ origin, message: MESSAGE, campaign: null }))).toEqual(
      MESSAGE,
    )
  })

  for (const [language, [command, ...args]] of Object.entries(RUNNERS) as [
    SampleLanguage,
    [string, ...string[]],
  ][]) {
    it.skipIf(!installed(command))(
      `send the very message in ${language}`,
      async () => {
        for (const campaign of [null, 'spring-2026']) {
          await run(
            command,
            [...args, REQUEST_SAMPLES[language]({ origin, message: MESSAGE, campaign })],
            { env: { ...process.env, D360_API_KEY: 'the-key' } },
          )
          const { path, headers, body } = got.pop()!
          expect([path, body]).toEqual(['/messages', MESSAGE])
          expect(headers).toMatchObject({
            'd360-api-key': 'the-key',
            'content-type': 'application/json',
          })
          expect(headers['x-fairway-campaign']).toBe(campaign ?? undefined)
        }
      },
      20_000,
    )
  }

  it('compute nothing in Ruby', () => {
    expect(
      REQUEST_SAMPLES.Ruby({ origin, message: { text: '#{exit} #$0' }, campaign: null }),
    ).toContain('"\\#{exit} \\#$0"')
  })
})
