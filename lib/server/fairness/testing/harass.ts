import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { createPartner } from '@/lib/server/fairness/testing/create-partner'
import { openIdlePosts } from '@/lib/server/fairness/testing/open-idle-posts'
import { startReceiver } from '@/lib/server/forwarding/testing/start-receiver'
import { apiClient } from '@/lib/server/testing/partner-api-client'
import { rawRequest } from '@/lib/server/testing/raw-request'
import { sendRequest } from '@/lib/server/testing/send-request'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'
import { templateMessage } from '@/lib/server/testing/template-message'
import { accountBody, statusBody } from '@/lib/server/testing/webhook-bodies'

const MIB = 1024 * 1024
const HANGING_TARGETS = 100
/** This process holds both ends of each. */
const MOST_IDLE = 500
const CHUNKED = 'transfer-encoding: chunked\r\n\r\n200000\r\n'

/** How often each kind of it was done. */
export type Harassment = Record<
  | 'idle'
  | 'oversized'
  | 'unknownKeys'
  | 'reads'
  | 'imports'
  | 'events'
  | 'badRecords'
  | 'sends'
  | 'locks',
  number
>

/** Has one partner do all at once that could slow or stop others, until it is stopped. */
export async function harass(
  gateway: TestGateway,
  hostile: Awaited<ReturnType<typeof createPartner>>,
): Promise<{ done: Harassment; stop(): Promise<void> }> {
  const { runtime, url } = gateway
  const hanging = await Promise.all(Array.from({ length: HANGING_TARGETS }, () => startReceiver()))
  for (const one of hanging) one.answer = () => {}
  const first = await hostile.channel({ phoneNumberId: '900000', forwardUrl: hanging[0]!.url })
  const { wabaId, clientId } = first
  for (const [index, one] of hanging.entries()) {
    if (index > 0)
      await hostile.channel({
        wabaId,
        clientId,
        phoneNumberId: String(900_000 + index),
        forwardUrl: one.url,
      })
  }
  const api = apiClient(runtime, hostile.partnerId, { 'x-api-key': hostile.apiKey })
  const done: Harassment = {
    idle: 0,
    oversized: 0,
    unknownKeys: 0,
    reads: 0,
    imports: 0,
    events: 0,
    badRecords: 0,
    sends: 0,
    locks: 0,
  }
  let stopped = false
  const sockets = new Set<Socket>()
  const row = `${clientId},n,sandbox,+5511987654321,`
  const csv = [
    'client_id,name,provider,phone_number,phone_number_id,waba_id,upstream_api_key',
    ...Array.from({ length: 3_000 }, (_, n) => `${row}${n},${wabaId},upstream-key-of-import-${n}`),
  ].join('\n')
  const reads = [
    '/stats/overview?from=2020-01-01&to=2026-12-31',
    '/stats/campaigns',
    '/messages.csv',
    '/webhook_events?limit=100',
  ]
  const acts: Record<keyof Harassment, [callers: number, act: () => Promise<unknown>]> = {
    idle: [
      2,
      async () => {
        for (const socket of [...sockets].slice(0, -MOST_IDLE)) socket.destroy()
        for (const socket of openIdlePosts(hostile.sender.url, 100, 'chunked')) {
          sockets.add(socket)
          socket.once('close', () => sockets.delete(socket))
          socket.write(`10000\r\n${'x'.repeat(0x10000)}`)
        }
        await setTimeout(500)
      },
    ],
    oversized: [
      2,
      () =>
        Promise.all([
          rawRequest(url, [
            `POST /messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nd360-api-key: ${first.key}\r\n${CHUNKED}`,
            Buffer.alloc(2 * MIB, 'x'),
          ]),
          rawRequest(url, [
            `POST ${new URL(hostile.sender.url).pathname} HTTP/1.1\r\nhost: x\r\ncontent-length: ${4 * MIB}\r\n\r\n`,
            Buffer.alloc(4 * MIB, 'x'),
          ]),
        ]),
    ],
    unknownKeys: [4, () => sendRequest(url, `fwc_${Math.random()}`, templateMessage('x'))],
    reads: [20, () => api('GET', reads[Math.floor(Math.random() * reads.length)]!)],
    imports: [1, () => api('POST', '/channels/import?dry_run=true', csv)],
    events: [
      4,
      () => hostile.sender.post(accountBody('account_update', { event: 'x' }, { entryId: wabaId })),
    ],
    badRecords: [
      2,
      () =>
        hostile.sender.post(
          statusBody(
            [{ id: 'wamid.\0', at: Number.MAX_SAFE_INTEGER, recipient: '\ud800' }],
            '900000',
          ),
        ),
    ],
    sends: [
      16,
      () => sendRequest(url, first.key, templateMessage(`t${Math.floor(Math.random() * 1e6)}`)),
    ],
    // What a change of the partner does that takes long, such as a large import.
    locks: [
      1,
      async () => {
        await setTimeout(1_500)
        await runtime.database.prisma.$transaction(
          async (tx) => {
            await tx.$executeRaw`UPDATE revision SET directory_number = directory_number + 1 WHERE partner_id = ${hostile.partnerId}`
            await setTimeout(6_000)
          },
          { timeout: 20_000 },
        )
      },
    ],
  }
  const running = Object.entries(acts).flatMap(([kind, [callers, act]]) =>
    Array.from({ length: callers }, async () => {
      while (!stopped) {
        // Whatever becomes of it: only the others count.
        await act().catch(() => setTimeout(20))
        done[kind as keyof Harassment] += 1
      }
    }),
  )
  return {
    done,
    async stop() {
      stopped = true
      await Promise.all(running)
      for (const socket of sockets) socket.destroy()
      await Promise.all(hanging.map((one) => one.close()))
    },
  }
}
