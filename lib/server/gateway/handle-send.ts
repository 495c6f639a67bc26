import { v7 as uuid } from 'uuid'
import type { Way } from '@/lib/domain/sending/way'
import { Hold } from '@/lib/server/fairness/hold'
import { admitSend } from '@/lib/server/gateway/admit-send'
import { dryRun } from '@/lib/server/gateway/dry-run'
import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorRequest, DoorResponse } from '@/lib/server/gateway/http'
import { readDryRun, readSend, sendingChannel } from '@/lib/server/gateway/read-send'
import { Refusal } from '@/lib/server/gateway/refusal'
import { gatewayError } from '@/lib/server/gateway/responses'
import { hasOptedOut } from '@/lib/server/sending/opt-outs'
import type { SendRequest } from '@/lib/server/sending/send-message'

/** `POST /messages` and `POST /marketing_messages` (contract 2), whichever server holds the door. */
export async function handleSend(
  gateway: Gateway,
  asked: Way,
  request: DoorRequest,
): Promise<DoorResponse> {
  const traceId = uuid()
  const answer = await readAndAnswer(gateway, asked, request, traceId)
  return answer instanceof Refusal
    ? gatewayError(answer.name, answer.details, traceId, answer.headers)
    : answer
}

async function readAndAnswer(
  gateway: Gateway,
  asked: Way,
  request: DoorRequest,
  traceId: string,
): Promise<DoorResponse | Refusal> {
  const channel = sendingChannel(gateway, request)
  if (channel instanceof Refusal) return channel
  const hold = new Hold(channel.partner.id)
  try {
    if (!hold.take(gateway.shares.callers))
      return new Refusal(
        'unavailable',
        'This partner has too many requests at once; nothing was sent.',
      )
    const send = await readSend(gateway, { asked, request, traceId, channel, hold })
    return send instanceof Refusal ? send : await answerSend(gateway, send, request)
  } finally {
    hold.release()
  }
}

function answerSend(
  gateway: Gateway,
  send: SendRequest,
  request: DoorRequest,
): Promise<DoorResponse | Refusal> | Refusal {
  const isDryRun = readDryRun(request)
  if (isDryRun instanceof Refusal) return isDryRun
  if (isDryRun) {
    return dryRunResponse(gateway, send).catch(
      () => new Refusal('unavailable', 'The database cannot be read for a dry run.'),
    )
  }
  return admitSend(gateway, send, request.headers['idempotency-key'])
}

async function dryRunResponse(gateway: Gateway, send: SendRequest): Promise<DoorResponse> {
  send.recipientOptedOut = await hasOptedOut(gateway.database, send.channel, send.message.recipient)
  const { route, reason, steps, warnings } = await dryRun(gateway, send)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-fairway-trace': send.traceId,
    'x-fairway-reason': reason,
    'x-fairway-attempts': '0',
  }
  if (route) headers['x-fairway-route'] = route
  return {
    status: 200,
    headers,
    body: Buffer.from(JSON.stringify({ route, reason, steps, warnings })),
  }
}
