import { readWebhook } from '@/lib/domain/webhooks/read-webhook'
import { STATUSES } from '@/lib/domain/webhooks/webhook-update'
import { keyHash } from '@/lib/server/crypto/key-hash'
import type { Happening } from '@/lib/server/stats/testing/random-traffic'
import {
  AT,
  clickEntry,
  numberChange,
  statusEntry,
  webhookBody,
} from '@/lib/server/testing/webhook-bodies'

/** How many bodies talk about the same messages. */
const NEAR = 20

/**
 * Bodies without end, as Meta would send them of these numbers: 1 to 12 statuses of few messages, which so repeat and contradict each other, and
 * clicks. Different for each `name`.
 */
export function* randomWebhooks(
  random: () => number,
  phoneNumberIds: readonly string[],
  name = '',
): Generator<Buffer> {
  const whole = (below: number) => Math.floor(random() * below)
  const pick = <T>(items: readonly T[]): T => items[whole(items.length)]!
  const status = (body: number) =>
    statusEntry({
      id: `wamid.${name}${Math.floor(body / NEAR)}.${whole(NEAR)}`,
      status: pick(STATUSES),
      at: AT + whole(200_000),
      recipient: pick(['5521991112222', '4915112345678']),
      billed: pick([null, 'marketing_lite', 'marketing', 'utility']),
      errors: pick([undefined, [{ code: 131_049, title: 'not delivered' }]]),
    })
  const click = (body: number) =>
    clickEntry(
      { click_component: pick(['cta', 'body']), click_id: `${name}${body}.${whole(3)}` },
      undefined,
      AT + whole(200_000),
    )
  for (let body = 0; ; body += 1) {
    const changes = phoneNumberIds
      .filter((_, n) => n === 0 || random() < 0.5)
      .map((phoneNumberId) =>
        numberChange(
          {
            statuses: Array.from({ length: 1 + whole(12) }, () => status(body)),
            ...(random() < 0.3 && { user_actions: [click(body), click(body)] }),
          },
          phoneNumberId,
        ),
      )
    yield Buffer.from(JSON.stringify(webhookBody('102290129340398', changes)))
  }
}

/** What these bodies say, event by event. */
export function happeningsOf(
  bodies: readonly Buffer[],
  channels: readonly { id: string; phoneNumberId: string }[],
): Happening[] {
  const channelIds = new Map(channels.map(({ id, phoneNumberId }) => [phoneNumberId, id]))
  return bodies
    .flatMap(
      (body) =>
        readWebhook(JSON.parse(body.toString()), { receivedAt: Date.now(), hash: keyHash })!,
    )
    .map((update): Happening => {
      if (update.kind === 'status')
        return { kind: 'status', channelId: channelIds.get(update.phoneNumberId)!, update }
      if (update.kind === 'user_action')
        return { kind: 'user_action', channelId: channelIds.get(update.phoneNumberId)!, update }
      throw new Error(`A body has an update of kind ${update.kind}.`)
    })
}
