import { v7 as uuid } from 'uuid'
import type { Way } from '@/lib/domain/sending/way'
import { dryRun } from '@/lib/server/gateway/dry-run'
import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { performSend } from '@/lib/server/gateway/perform-send'
import { readDryRun, readSend } from '@/lib/server/gateway/read-send'
import { Refusal } from '@/lib/server/gateway/refusal'
import { gatewayError } from '@/lib/server/gateway/responses'
import { sendOnce } from '@/lib/server/gateway/send-once'
import type { IdempotencyRef } from '@/lib/server/sending/idempotency'
import { hasOptedOut } from '@/lib/server/sending/opt-outs'
import type { SendRequest } from '@/lib/server/sending/send-message'

/** Sends at once in one process; beyond it the machine is the bottleneck and a queue would only grow. */
const MAX_IN_FLIGHT = 10_000

/** `POST /messages` and `POST /marketing_messages` (contract 2), whichever server holds the door. */
export async function handleSend(gateway: Gateway, asked: Way, request: DoorRequest): Promise<DoorResponse> {
  const traceId = uuid()
  const answer = await answerSend(gateway, asked, request, traceId)
  return answer instanceof Refusal ? gatewayError(answer.name, answer.details, traceId, answer.headers) : answer
}

async function answerSend(gateway: Gateway, asked: Way, request: DoorRequest, traceId: string): Promise<DoorResponse | Refusal> {
  const send = await readSend(gateway, asked, request, traceId)
  if (send instanceof Refusal) return send
  const isDryRun = readDryRun(request)
  if (isDryRun instanceof Refusal) return isDryRun
  if (isDryRun) {
    return dryRunResponse(gateway, send).catch(() => new Refusal('unavailable', 'The database cannot be read for a dry run.'))
  }
  const unavailable = whyUnavailable(gateway)
  if (unavailable) return new Refusal('unavailable', unavailable)
  gateway.inFlight += 1
  gateway.metrics.inFlight.inc()
  try {
    // Before the key is taken, so that no key is left with a send that the database cannot serve.
    if (send.channel.suppressOptedOut && !(await readOptOut(gateway, send))) {
      return new Refusal('unavailable', 'The opt-out list cannot be read; nothing was sent.')
    }
    const key = request.headers['idempotency-key']
    return key === undefined
      ? await limitedSend(gateway, send, null)
      : await sendOnce(gateway, send, key, (ref) => limitedSend(gateway, send, ref))
  } catch (error) {
    gateway.log.error({ err: error, traceId }, 'a send failed')
    return new Refusal('unknown_outcome', 'unknown_outcome: the gateway itself failed; the message may or may not have been sent.')
  } finally {
    gateway.inFlight -= 1
    gateway.metrics.inFlight.dec()
  }
}

/** A send past the key: a replay takes no token of the channel's rate limit. */
async function limitedSend(gateway: Gateway, send: SendRequest, key: IdempotencyRef | null): Promise<DoorResponse | Refusal> {
  const { channel } = send
  const wait = gateway.rateLimiter.take(channel, gateway.now())
  if (wait > 0) {
    return new Refusal('rate_limited', `The channel's limit is ${channel.rateLimitMps} messages a second.`, { 'retry-after': String(wait) })
  }
  return performSend(gateway, send, key)
}

/** Notes whether the recipient opted out; false when the database does not say. */
function readOptOut({ database }: Gateway, send: SendRequest): Promise<boolean> {
  return hasOptedOut(database, send.channel, send.message.recipient).then((optedOut) => {
    send.recipientOptedOut = optedOut
    return true
  }, () => false)
}

async function dryRunResponse(gateway: Gateway, send: SendRequest): Promise<DoorResponse> {
  send.recipientOptedOut = await hasOptedOut(gateway.database, send.channel, send.message.recipient)
  const result = await dryRun(gateway, send)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-fairway-trace': send.traceId,
    'x-fairway-reason': result.reason,
    'x-fairway-attempts': '0',
  }
  if (result.route) headers['x-fairway-route'] = result.route
  return { status: 200, headers, body: Buffer.from(JSON.stringify(result)) }
}

function whyUnavailable({ draining, sendLog, inFlight }: Gateway): string | null {
  if (draining) return 'The gateway is shutting down; nothing was sent.'
  if (!sendLog.available) return 'The send log cannot be written; nothing was sent.'
  if (inFlight >= MAX_IN_FLIGHT) return 'Too many sends are in flight; nothing was sent.'
  return null
}
