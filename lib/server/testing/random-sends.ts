import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { Upstreams } from '@/lib/server/sending/upstreams/upstreams'
import { changePartner } from '@/lib/server/testing/change-settings'
import { type FaultModel, type Play } from '@/lib/server/testing/fault-model'
import { channelWithKnownList } from '@/lib/server/testing/known-list'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

/** One send as its caller saw it. */
export interface RandomSend {
  recipient: string
  path: string
  status: number
  traceId: string | undefined
}

type SendBytes = (
  key: string,
  path: string,
  body: Buffer,
) => Promise<{ status: number; headers: Record<string, string> }>

const AT_ONCE = 200

/** Sends `count` messages of many kinds through channels of many settings, many at once; each to a recipient of its own. */
export async function sendRandomly(
  gateway: TestGateway,
  {
    count,
    policy,
    random,
    send,
  }: { count: number; policy: FallbackPolicy; random: () => number; send: SendBytes },
): Promise<RandomSend[]> {
  await changePartner(gateway, { fallbackPolicy: policy })
  const channels = await Promise.all(
    [
      { routingOverride: 'inherit' },
      { routingOverride: 'on', provider: 'meta' },
      { routingOverride: 'off' },
      { defaultActivitySharing: true, provider: '360dialog' },
    ].map((settings) =>
      channelWithKnownList(gateway, settings as Parameters<TestGateway['channel']>[0]),
    ),
  )
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const done: RandomSend[] = []
  let next = 0
  async function sender(): Promise<void> {
    for (let n = next++; n < count; n = next++) {
      const recipient = `${policy} ${n}`
      const template = {
        name: `template_${Math.floor(random() * 40)}`,
        language: { code: pick(['en', 'pt_BR']) },
      }
      const message = {
        messaging_product: 'whatsapp',
        to: recipient,
        template,
        type: pick(['template', 'template', 'template', 'template', 'text']),
      }
      const strict = pick([{}, {}, {}, { product_policy: 'STRICT' }])
      const path = pick(['/messages', '/messages', '/messages', '/messages', '/marketing_messages'])
      const { status, headers } = await send(
        pick(channels).key,
        path,
        Buffer.from(JSON.stringify({ ...message, ...strict })),
      )
      done.push({ recipient, path, status, traceId: headers['x-fairway-trace'] })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return done
}

/** Sends through the door without a network before it. */
export function sendInProcess({ runtime }: TestGateway): SendBytes {
  return (key, path, body) =>
    runtime.doors.send(path === '/messages' ? 'messages' : 'marketing_messages', {
      method: 'POST',
      path,
      query: new URLSearchParams(),
      headers: { 'd360-api-key': key, 'content-type': 'application/json' },
      body: async () => body,
    })
}

/** Takes the place of the providers in one process: plays the model's faults without a network. */
export function playInProcess(gateway: TestGateway, model: FaultModel): void {
  const { upstreams } = gateway.runtime.gateway
  const send: Upstreams['send'] = async (_channel, way, body) => {
    const { to } = JSON.parse(Buffer.from(body).toString()) as { to: string }
    const { seen } = model.play(way, to)
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    return outcomeOf(seen)
  }
  gateway.runtime.gateway.upstreams = Object.assign(Object.create(upstreams) as Upstreams, {
    send,
    close: () => upstreams.close(),
  })
}

function outcomeOf(seen: Play['seen']): Awaited<ReturnType<Upstreams['send']>> {
  if (seen === 'not_sent') return { kind: 'not_sent', cause: 'connection_refused' }
  if (seen === 'reset') return { kind: 'lost', cause: 'reset' }
  return {
    kind: 'answered',
    status: seen.status,
    body: Buffer.from(seen.body),
    contentType: 'application/json',
    retryAfter: null,
  }
}
