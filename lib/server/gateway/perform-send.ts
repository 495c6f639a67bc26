import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { sendResponse } from '@/lib/server/gateway/responses'
import type { IdempotencyRef } from '@/lib/server/sending/idempotency'
import { type FinishedSend, type SendRequest, sendMessage } from '@/lib/server/sending/send-message'

/** Sends, logs, and only then gives the caller's answer. */
export async function performSend(
  gateway: Gateway,
  request: SendRequest,
  key: IdempotencyRef | null,
): Promise<DoorResponse> {
  const finished = await sendMessage(gateway, request)
  const response = sendResponse(finished)
  if (key) {
    const { status, headers, body } = response
    finished.record.idempotency = {
      ref: key,
      answer: nothingWasSent(finished)
        ? null
        : { status, headers, body: Buffer.from(body).toString('base64') },
    }
  }
  const kept = await gateway.sendLog.append(finished.record)
  gateway.categories.written(finished.record.categories)
  gateway.metrics.observe(finished, kept)
  if (kept === 'committed') return response
  return { ...response, headers: { ...response.headers, 'x-fairway-log': kept } }
}

/** The gateway's own refusals free an Idempotency-Key again (contract 2). */
function nothingWasSent({ end }: FinishedSend): boolean {
  return end.kind === 'suppressed' || (end.kind === 'unanswered' && end.status === 502)
}
