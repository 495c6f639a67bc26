import { expect } from 'vitest'
import { createLog } from '@/lib/server/log'
import { Retention } from '@/lib/server/stats/retention'
import { pinCategory } from '@/lib/server/testing/change-settings'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import { eventually } from '@/lib/server/testing/eventually'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import {
  accountBody,
  clickEntry,
  numberChange,
  statusEntry,
  webhookBody,
} from '@/lib/server/testing/webhook-bodies'
import { type WebhookSender, webhookSender } from '@/lib/server/testing/webhook-sender'

const TEMPLATES = ['known', 'spring_sale', 'utility_receipt']

/**
 * Makes a gateway do all it does for traffic and by itself: sends with keys, opt-outs and lessons, webhooks of every kind, forwarding,
 * counting, alerts and clearing away. Gives the channel of it all.
 */
export async function driveHotPaths(gateway: TestGateway): Promise<TestChannel> {
  const { runtime, partnerId } = gateway
  const unwilling = `${gateway.url}/healthz`
  const channel = await gateway.channel({ suppressOptedOut: true, forwardUrl: unwilling })
  await runtime.database.prisma.partner.update({
    where: { id: partnerId },
    data: { alertUrl: unwilling },
  })
  await pinCategory(gateway, { wabaId: channel.wabaId, name: 'known' }, 'marketing')
  const sender = await webhookSender(gateway)
  const wamids = await send(gateway, channel, 'spring')
  await postWebhooks(sender, channel, wamids)
  await runtime.touches.flush()
  await runtime.sendCounter.count()
  // Of a new campaign, which the click that is there already may be of; templates' lives are renewed.
  await send(gateway, channel, 'summer')
  await runtime.sendCounter.count()
  await runtime.touches.flush()
  await runtime.alertWatch.run()
  await runtime.eligibilityLookUps.lookUpDue()
  await new Retention(runtime.database, 90, createLog('silent')).run()
  await runtime.metrics.metrics()
  const { delivery } = runtime.database.prisma
  await eventually(async () =>
    expect(await delivery.count({ where: { lastAt: { not: null } } })).toBeGreaterThan(0),
  )
  return channel
}

/** Gives the wamids. */
async function send(gateway: TestGateway, { key }: TestChannel, name: string): Promise<string[]> {
  const wamids: string[] = []
  for (let n = 0; n < 9; n += 1) {
    const { json } = await gateway.send(key, templateMessage(TEMPLATES[n % TEMPLATES.length]!), {
      headers: { 'idempotency-key': `${name} ${n % 6}`, 'x-fairway-campaign': `${name} ${n % 2}` },
    })
    wamids.push(...(json().messages ?? []).map(({ id }) => id))
  }
  return wamids
}

async function postWebhooks(
  sender: WebhookSender,
  { wabaId }: TestChannel,
  wamids: readonly string[],
): Promise<void> {
  const at = Math.floor(Date.now() / 1000)
  const post = async (body: object) => expect((await sender.post(body)).status).toBe(200)
  for (const status of ['sent', 'delivered', 'read']) {
    const statuses = [...wamids, 'wamid.of.another'].map((id) => statusEntry({ id, status, at }))
    const click = clickEntry({ click_id: status, click_component: 'cta' }, undefined, at + 3_600)
    await post(webhookBody(wabaId, [numberChange({ statuses, user_actions: [click] })]))
  }
  await post(
    accountBody('account_update', {
      event: 'MM_LITE_TERMS_SIGNED',
      waba_info: { waba_id: wabaId, owner_business_id: '1' },
    }),
  )
  await post(
    accountBody(
      'template_category_update',
      {
        message_template_id: 1,
        message_template_name: 'known',
        message_template_language: 'en',
        previous_category: 'UTILITY',
        new_category: 'MARKETING',
      },
      { entryId: wabaId },
    ),
  )
  const preference = {
    wa_id: '5521993334444',
    category: 'marketing_messages',
    value: 'stop',
    timestamp: String(at),
  }
  await post(webhookBody(wabaId, [numberChange({ user_preferences: [preference] })]))
}
