import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openPostgres } from '@/lib/server/db/open-postgres'
import { migratedPostgresUrl } from '@/lib/server/db/testing/databases'
import { createPartner } from '@/lib/server/fairness/testing/create-partner'
import { eventually } from '@/lib/server/testing/eventually'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'

describe.runIf(inject('migratedPostgres'))(
  'a long change of one partner, such as an import',
  () => {
    let gateway: TestGateway
    beforeAll(async () => {
      gateway = await startTestGateway({ database: openPostgres(await migratedPostgresUrl()) })
    })
    afterAll(() => gateway.close())

    it("stops other partners' sends, or loses what its own taught", async () => {
      const { database, gateway: parts } = gateway.runtime
      const other = await gateway.channel()
      const own = await createPartner(gateway)
      const channel = await own.channel({ phoneNumberId: '2' })
      let answer: Awaited<ReturnType<TestGateway['send']>>
      const begun = performance.now()
      await database.transaction(async (tx) => {
        await tx.query('SELECT 1 FROM revision WHERE partner_id = $1 FOR UPDATE', [own.partnerId])
        const sending = gateway.send(channel.key, templateMessage('first'))
        let answered = false
        void sending.finally(() => (answered = true))
        while (!answered) {
          const { status, headers } = await gateway.send(other.key, templateMessage('other'))
          expect([status, headers['x-fairway-log']]).toEqual([200, undefined])
        }
        answer = await sending
        expect([answer.status, answer.headers['x-fairway-log']]).toEqual([200, 'spooled'])
        expect(performance.now() - begun).toBeLessThan(10_000)
        expect((await gateway.send(channel.key, templateMessage('second'))).status).toBe(503)
        expect((await fetch(`${gateway.url}/readyz`)).status).toBe(200)
        expect((await gateway.send(other.key, templateMessage('other'))).status).toBe(200)
      })
      await eventually(() => expect(parts.sendLog.availableTo(own.partnerId)).toBe(true), 10_000)
      expect((await gateway.send(channel.key, templateMessage('second'))).status).toBe(200)
      const rows = await database.query<{ trace_id: string }>(
        'SELECT trace_id FROM message WHERE partner_id = $1 ORDER BY at LIMIT 1',
        [own.partnerId],
      )
      expect(rows).toEqual([{ trace_id: answer!.headers['x-fairway-trace'] }])
    })
  },
)
