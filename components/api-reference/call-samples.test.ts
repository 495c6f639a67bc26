import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALL_SAMPLES, type CallLanguage } from '@/components/api-reference/call-samples'

const run = promisify(execFile)
const BODY = {
  name: 'It\'s "São João" 🎉',
  on: true,
  off: false,
  none: null,
  list: ['$HOME', '`id`', '#{1}'],
}
const CSV = 'client_id,name\n1,"a, b"\n'

/** How each language runs a source given as an argument. */
const RUNNERS: Record<CallLanguage, [command: string, ...args: string[]]> = {
  curl: ['bash', '-c'],
  Node: [process.execPath, '--input-type=module', '-e'],
  Python: ['python3', '-c'],
}
const installed = (command: string) => spawnSync(command, ['--version']).status === 0

describe('the samples of a call', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-samples-'))
  let server: Server
  let origin: string
  let got: {
    method: string | undefined
    url: string | undefined
    headers: Record<string, unknown>
    body: string
  }

  beforeAll(async () => {
    writeFileSync(join(folder, 'channels.csv'), CSV)
    server = createServer(async (request, response) => {
      got = {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(await request.toArray()).toString(),
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":"answered"}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await new Promise((resolve) => server.close(resolve))
  })

  const calls = { json: { json: BODY }, file: { csvFile: 'channels.csv' }, nothing: null }
  for (const [language, [command, ...args]] of Object.entries(RUNNERS) as [
    CallLanguage,
    [string, ...string[]],
  ][]) {
    it.skipIf(!installed(command))(
      `make the very call in ${language}`,
      async () => {
        for (const [name, body] of Object.entries(calls)) {
          const [method, url] = [
            body ? 'POST' : 'GET',
            `/api/v2/partners/onePA/channels?filters=%7B%22a%22%3A%22it%22%7D`,
          ]
          const source = CALL_SAMPLES[language]({
            method,
            url: `${origin}${url}`,
            body,
            answersFile: false,
          })
          const { stdout } = await run(command, [...args, source], {
            cwd: folder,
            env: { ...process.env, FAIRWAY_API_KEY: 'the-key' },
          })
          expect(stdout, name).toContain('answered')
          expect(got).toMatchObject({ method, url, headers: { 'x-api-key': 'the-key' } })
          if (name === 'json')
            expect([JSON.parse(got.body), got.headers['content-type']]).toEqual([
              BODY,
              'application/json',
            ])
          if (name === 'file')
            expect([got.body, got.headers['content-type']]).toEqual([CSV, 'text/csv'])
          if (name === 'nothing') expect(got.body).toBe('')
        }
      },
      20_000,
    )
  }
})
