import { afterEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '@/lib/server/db/testing/databases'
import { changeChannel, changePartner, pinCategory } from '@/lib/server/testing/change-settings'
import { startScriptedUpstream } from '@/lib/server/testing/scripted-upstream'
import { startTestGateway, type TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accepts } from '@/lib/server/testing/upstream-acts'

describe('a message through the front door', () => {
  const opened: { close(): Promise<void> }[] = []
  const closing = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.unshift(one)
    return one
  }
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })

  async function routeOf(gateway: TestGateway, key: string, name: string) {
    const { headers } = await gateway.send(key, templateMessage(name))
    return [headers['x-fairway-route'], headers['x-fairway-reason'], headers['x-fairway-attempts']]
  }

  it('goes by MM where the template is marketing, falls back to Cloud where not, and is in the send log', async () => {
    const gateway = closing(await startTestGateway({ database: await openTestDatabase() }))
    const { key } = await gateway.channel()
    expect(await routeOf(gateway, key, 'spring_sale')).toEqual([
      'marketing_messages',
      'checked',
      '1',
    ])
    expect(await routeOf(gateway, key, 'utility_receipt')).toEqual(['messages', 'checked', '2'])
    expect(await routeOf(gateway, key, 'utility_receipt')).toEqual([
      'messages',
      'known_non_marketing',
      '1',
    ])
    const rows = await gateway.runtime.database.query(
      'SELECT template_name, reason, accepted_by FROM message ORDER BY at, trace_id',
    )
    expect(rows).toEqual([
      { template_name: 'spring_sale', reason: 'checked', accepted_by: 'marketing_messages' },
      { template_name: 'utility_receipt', reason: 'checked', accepted_by: 'messages' },
      { template_name: 'utility_receipt', reason: 'known_non_marketing', accepted_by: 'messages' },
    ])
    expect(gateway.sandbox.deliveries.map(({ way, template }) => [way, template])).toEqual([
      ['marketing_messages', 'spring_sale'],
      ['messages', 'utility_receipt'],
      ['messages', 'utility_receipt'],
    ])
  })

  it('obeys a pin, an override and the partner at once', async () => {
    const gateway = closing(await startTestGateway({ database: await openTestDatabase() }))
    const { id, key, wabaId } = await gateway.channel()
    await pinCategory(gateway, { wabaId, name: 'spring_sale' }, 'non_marketing')
    expect(await routeOf(gateway, key, 'spring_sale')).toEqual([
      'messages',
      'known_non_marketing',
      '1',
    ])
    await changePartner(gateway, { routingEnabled: false })
    expect(await routeOf(gateway, key, 'spring_sale')).toEqual(['messages', 'partner_off', '1'])
    await changeChannel(gateway, id, { routingOverride: 'off' })
    expect(await routeOf(gateway, key, 'spring_sale')).toEqual(['messages', 'channel_off', '1'])
  })

  it('reaches a scripted upstream', async () => {
    const upstream = closing(await startScriptedUpstream(accepts))
    const gateway = closing(
      await startTestGateway({ database: await openTestDatabase(), upstreamUrl: upstream.url }),
    )
    const { key } = await gateway.channel({ provider: 'meta', phoneNumberId: '42' })
    const { status, headers } = await gateway.send(key, templateMessage('spring_sale'))
    expect([status, headers['x-fairway-route']]).toEqual([200, 'marketing_messages'])
    expect(upstream.requests.map(({ line }) => line)).toEqual([
      'POST /v25.0/42/marketing_messages HTTP/1.1',
    ])
  })
})
