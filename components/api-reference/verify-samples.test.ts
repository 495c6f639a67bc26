import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { VERIFY_SAMPLES } from '@/components/api-reference/verify-samples'
import { signDelivery } from '@/lib/server/forwarding/sign-delivery'

const run = promisify(execFile)
const SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD7Y3k2dXh0g4='
const NOW = Date.UTC(2026, 10, 20, 14, 12, 30)
const BODY = '{"entry":[{"id":"São 🎉"}]}'

/** Asks the sample about each post, given as JSON on one line, at a moment; prints "right" or what was thrown. */
const RUNNERS = {
  Node: [
    process.execPath,
    '--input-type=module',
    '-e',
    (posts: string, now: number) => `${VERIFY_SAMPLES.Node}
Date.now = () => ${now}
for (const { headers, body, secret } of ${posts}) try { verify(headers, Buffer.from(body), secret); console.log('right') } catch (error) { console.log(error.message) }`,
  ],
  Python: [
    'python3',
    '-c',
    (posts: string, now: number) => `${VERIFY_SAMPLES.Python}
time.time = lambda: ${now / 1000}
import json
for post in json.loads(${JSON.stringify(posts)}):
    try:
        verify(post["headers"], post["body"].encode(), post["secret"]); print("right")
    except ValueError as error:
        print(error)`,
  ],
} as const

function post(at: number, change: Record<string, string> = {}) {
  const signed = { id: 'msg_1', timestamp: Math.floor(at / 1000), body: Buffer.from(BODY) }
  const headers = {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': signDelivery(SECRET, signed),
  }
  return { headers, body: BODY, secret: SECRET, ...change }
}

describe('the samples that verify what is forwarded', () => {
  for (const [language, [command, ...rest]] of Object.entries(RUNNERS)) {
    it.skipIf(spawnSync(command, ['--version']).status !== 0)(
      `let in only what the forwarder signed, in ${language}`,
      async () => {
        const args = rest.slice(0, -1) as string[]
        const source = rest.at(-1) as (posts: string, now: number) => string
        const posts = [
          post(NOW),
          post(NOW, { body: `${BODY} ` }),
          post(NOW, { secret: SECRET.replace('C2', 'D2') }),
          post(NOW - 301_000),
        ]
        const { stdout } = await run(command, [...args, source(JSON.stringify(posts), NOW)])
        expect(stdout.trim().split('\n')).toEqual([
          'right',
          'Wrong signature',
          'Wrong signature',
          'Too old',
        ])
      },
      20_000,
    )
  }
})
