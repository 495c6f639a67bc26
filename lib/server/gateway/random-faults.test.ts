import { text } from 'node:stream/consumers'
import { describe, it } from 'vitest'
import type { Way } from '@/lib/domain/sending/way'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { expectNoDoubles } from '@/lib/server/testing/expect-no-doubles'
import { FaultModel, seededRandom } from '@/lib/server/testing/fault-model'
import { startHttpUpstream } from '@/lib/server/testing/http-upstream'
import { playInProcess, sendInProcess, sendRandomly } from '@/lib/server/testing/random-sends'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'

const seed = Date.now()

describe(`sends to an upstream of random faults (seed ${seed})`, () => {
  it('in one process: none twice under `confirmed`, under `documented` those that are marked', async () => {
    const random = seededRandom(seed)
    const model = new FaultModel(random)
    const gateway = await startTestGateway({ database: await openTestDatabase() })
    playInProcess(gateway, model)
    for (const policy of ['confirmed', 'documented'] as const) {
      const sent = await sendRandomly(gateway, {
        count: 2_000,
        policy,
        random,
        send: sendInProcess(gateway),
      })
      await expectNoDoubles(gateway, sent, model, policy)
    }
    await gateway.close()
  })

  it('over HTTP likewise', async () => {
    const random = seededRandom(seed)
    const model = new FaultModel(random, (play) => play.seen !== 'not_sent')
    const upstream = await startHttpUpstream(async (request, response) => {
      if (request.method === 'GET') return response.end('{"waba_templates":[]}')
      const { to } = JSON.parse(await text(request)) as { to: string }
      const { seen } = model.play(/\w+$/.exec(request.url!)![0] as Way, to)
      if (typeof seen === 'string') request.socket.resetAndDestroy()
      else response.writeHead(seen.status).end(seen.body)
    })
    const gateway = await startTestGateway({
      database: await openTestDatabase(),
      upstreamUrl: upstream.url,
      settings: { UPSTREAM_TIMEOUT_MS: '20000' },
    })
    for (const policy of ['confirmed', 'documented'] as const) {
      const sent = await sendRandomly(gateway, {
        count: 500,
        policy,
        random,
        send: (key, path, body) => gateway.send(key, body, { path }),
      })
      await expectNoDoubles(gateway, sent, model, policy)
    }
    await gateway.close()
    await upstream.close()
  })
})
