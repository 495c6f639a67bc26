import { v7 as uuid } from 'uuid'
import type { DryRunResult, TestSend, TestSendResult } from '@/lib/contracts/test-send'
import { readMessage } from '@/lib/domain/sending/message'
import type { Actor } from '@/lib/server/accounts/actor'
import { noSuchChannel } from '@/lib/server/accounts/keys'
import { admitSend } from '@/lib/server/gateway/admit-send'
import { dryRun } from '@/lib/server/gateway/dry-run'
import type { Gateway } from '@/lib/server/gateway/gateway'
import { GATEWAY_ERRORS, RETRY_AFTER_SECONDS } from '@/lib/server/gateway/gateway-errors'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { Refusal } from '@/lib/server/gateway/refusal'
import { Problem, type ProblemCode } from '@/lib/server/problem'
import type { Runtime } from '@/lib/server/runtime'
import { hasOptedOut } from '@/lib/server/sending/opt-outs'
import type { SendRequest } from '@/lib/server/sending/send-message'

/**
 * Sends a message from the dashboard (contract 3) by the very path of the gateway's own sends: same decision, limits, log and
 * lessons. What a caller of the gateway would have got is the result; what the gateway refuses before that is a problem.
 */
export async function testSend(
  { gateway }: Runtime,
  actor: Actor,
  given: TestSend,
): Promise<TestSendResult | Problem> {
  const request = readTestSend(gateway, actor, given)
  if (request instanceof Problem) return request
  const answer = await admitSend(gateway, request, undefined)
  return answer instanceof Refusal ? problemOf(answer) : resultOf(answer)
}

/** What `testSend` would do now; nothing is sent or counted. */
export async function dryTestSend(
  { gateway }: Runtime,
  actor: Actor,
  given: TestSend,
): Promise<DryRunResult | Problem> {
  const request = readTestSend(gateway, actor, given)
  if (request instanceof Problem) return request
  const { channel, message } = request
  return dryRun(gateway, {
    ...request,
    recipientOptedOut: await hasOptedOut(gateway.database, channel, message.recipient),
  })
}

function readTestSend(
  { directory, now }: Gateway,
  actor: Actor,
  { channel_id, message, campaign, via }: TestSend,
): SendRequest | Problem {
  const channel = directory.partner(actor.partnerId)?.channels.get(channel_id)
  if (!channel) return noSuchChannel(channel_id)
  const body = Buffer.from(JSON.stringify(message))
  const reading = readMessage(body)
  if (!reading.ok) return problemOf(new Refusal('invalid_request', reading.problem.details))
  return {
    channel,
    message: reading.message,
    body,
    via,
    asked: via === 'auto' ? 'messages' : via,
    source: 'dashboard',
    campaign: campaign ?? null,
    traceId: uuid(),
    at: now(),
    recipientOptedOut: false,
  }
}

function resultOf({ status, headers, body }: DoorResponse): TestSendResult {
  return {
    trace_id: headers['x-fairway-trace']!,
    route: (headers['x-fairway-route'] as TestSendResult['route'] | undefined) ?? null,
    reason: headers['x-fairway-reason'] as TestSendResult['reason'],
    attempts: Number(headers['x-fairway-attempts']),
    fallback: headers['x-fairway-fallback'] ?? null,
    status,
    response: jsonOrText(body),
    log: (headers['x-fairway-log'] as TestSendResult['log'] | undefined) ?? 'committed',
  }
}

function jsonOrText(body: Uint8Array): unknown {
  const text = Buffer.from(body).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const PROBLEM_OF_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'malformed',
  429: 'rate_limited',
  503: 'unavailable',
}

/** The gateway's own refusal, with its name and code (contract 2). */
function problemOf({ name, details, headers }: Refusal): Problem {
  const { status, code, message } = GATEWAY_ERRORS[name]
  const again: Record<string, string> =
    status === 503 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}
  return new Problem(
    PROBLEM_OF_STATUS[status] ?? 'internal',
    `${name} (${code}): ${message}. ${details}`,
    { headers: { ...again, ...headers } },
  )
}
