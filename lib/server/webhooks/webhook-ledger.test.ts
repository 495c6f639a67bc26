import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { createLog } from '@/lib/server/log'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { statusBody } from '@/lib/server/testing/webhook-bodies'
import { provenPost } from '@/lib/server/webhooks/proven-post'
import { WebhookLedger } from '@/lib/server/webhooks/webhook-ledger'

const ACCEPTED = { state: 'accepted', reason: null }
const QUARANTINED = {
  state: 'quarantined',
  reason: expect.stringContaining('could not be applied'),
}

describe('a webhook that cannot be written', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startTestGateway({ database: await openTestDatabase() })
    await gateway.channel()
  })
  afterAll(() => gateway.close())

  it.each<[string, string[], object | null]>([
    ['waits where the database goes away', ['08006'], null],
    ['waits where a column is missing, as between two versions', ['42703'], null],
    ['is tried alone after a deadlock', ['40P01'], ACCEPTED],
    ['waits where another transaction stays in its way', ['40P01', '40001'], null],
    ['is tried alone where it or another one is at fault', ['22P05'], ACCEPTED],
    ['goes into quarantine where it is at fault', ['22P05', '22P05'], QUARANTINED],
    ['waits where it cannot even be put there', ['22P05', '22P05', '22P05'], null],
  ])('%s', async (_what, sqlStates, row) => {
    const { database, webhooks } = gateway.runtime
    const left = [...sqlStates]
    const failing: typeof database = {
      ...database,
      async transaction(work) {
        const code = left.shift()
        if (code !== undefined) throw Object.assign(new Error(code), { code })
        return database.transaction(work)
      },
    }
    const ledger = new WebhookLedger(
      failing,
      createLog('silent'),
      async () => {},
      () => {},
    )
    const post = provenPost(
      webhooks.endpoints.ofPartner(gateway.partnerId)!,
      Buffer.from(JSON.stringify(statusBody([{}]))),
      { receivedAt: Date.now(), signatures: {} },
    )
    expect(await ledger.append(post)).toBe(row !== null)
    expect(left).toEqual([])
    expect(
      await database.query('SELECT state, reason FROM webhook_event WHERE id = $1', [post.id]),
    ).toEqual(row === null ? [] : [row])
  })
})
