import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readChannelActivity } from '@/lib/server/channels/read-channel-activity'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import type { SendRow } from '@/lib/server/sending/send-record'
import { writeSends } from '@/lib/server/sending/write-sends'
import { countSends } from '@/lib/server/stats/count-sends'
import { sampleRecord } from '@/lib/server/testing/sample-record'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'

const NOW = Date.parse('2026-11-20T15:00:00Z')

describe('what went on by a channel lately', () => {
  let gateway: TestGateway
  let sends = 0

  const send = (time: string, row: Partial<SendRow> = {}) =>
    writeSends(gateway.runtime.database, [
      sampleRecord(gateway.partnerId, {
        channelId: 'busyCH',
        wamid: `wamid.${(sends += 1)}`,
        at: Date.parse(time),
        ...row,
      }),
    ])
  const read = async (id: string, partnerId = gateway.partnerId) =>
    (await readChannelActivity(gateway.runtime.database, partnerId, ['busyCH', 'quietCH'], NOW))(id)

  beforeAll(async () => {
    gateway = await startTestGateway({
      database: await openTestDatabase(),
      settings: { RETENTION_DAYS: '36500' },
    })
    await send('2026-11-13T23:59:59Z')
    await send('2026-11-14T00:00:00Z')
    await send('2026-11-17T10:00:00Z', { campaign: 'spring' })
    await send('2026-11-20T14:00:00Z', { source: 'dashboard', reason: 'forced' })
    await send('2026-11-20T14:00:00Z', { acceptedBy: 'messages', decided: 'messages' })
    await send('2026-11-20T14:00:01Z', { acceptedBy: null, wamid: null, answerStatus: 400 })
    await send('2026-11-20T14:00:02Z', { channelId: 'otherCH' })
    await gateway.runtime.database.transaction((tx) => countSends(tx, gateway.partnerId))
    await gateway.runtime.database.query(
      "INSERT INTO channel_event (partner_id, channel_id, last_event_at) VALUES ($1, 'busyCH', '2026-11-20T14:59:48Z'), ('otherPA', 'quietCH', '2026-11-20T14:59:48Z')",
      [gateway.partnerId],
    )
  })
  afterAll(() => gateway.close())

  it('counts what was accepted in seven UTC days, today the last, by way', async () => {
    expect(await read('busyCH')).toEqual({
      accepted_7_days: { marketing_messages: 3, messages: 1 },
      last_event_at: '2026-11-20T14:59:48.000Z',
    })
  })

  it('is nothing for a channel without sends, and for another partner', async () => {
    const nothing = { accepted_7_days: { marketing_messages: 0, messages: 0 }, last_event_at: null }
    expect(await read('quietCH')).toEqual(nothing)
    expect(await read('busyCH', 'otherPA')).toEqual(nothing)
  })
})
