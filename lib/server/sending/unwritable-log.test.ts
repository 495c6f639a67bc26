import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { Spool } from '@/lib/server/sending/spool'
import { eventually } from '@/lib/server/testing/eventually'
import { startTestGateway } from '@/lib/server/testing/start-test-gateway'

const TEXT = {
  messaging_product: 'whatsapp',
  to: '5521991112222',
  type: 'text',
  text: { body: 'Hi' },
}

describe('a database that answers but takes no sends', () => {
  it('leaves them in the spool until it does, and no new one begins', async () => {
    const gateway = await startTestGateway({ database: await openTestDatabase() })
    const { database } = gateway.runtime
    const { key } = await gateway.channel()
    const replay = vi.spyOn(Spool.prototype, 'replay')
    await database.query('ALTER TABLE message RENAME TO message_away')
    const first = await gateway.send(key, TEXT)
    expect([first.status, first.headers['x-fairway-log']]).toEqual([200, 'spooled'])
    await eventually(() => expect(replay.mock.calls.length).toBeGreaterThan(2))
    expect((await gateway.send(key, TEXT)).status).toBe(503)
    expect(gateway.sandbox.deliveries).toHaveLength(1)
    await database.query('ALTER TABLE message_away RENAME TO message')
    await eventually(async () => expect((await gateway.send(key, TEXT)).status).toBe(200))
    expect(await readdir(join(gateway.dataDir, 'spool'))).toEqual([])
    const rows = await database.query<{ trace_id: string }>(
      'SELECT trace_id FROM message ORDER BY trace_id',
    )
    expect(rows.map((row) => row.trace_id)).toContain(first.headers['x-fairway-trace'])
    expect(rows).toHaveLength(gateway.sandbox.deliveries.length)
    await gateway.close()
  })
})
