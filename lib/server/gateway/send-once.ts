import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { Refusal } from '@/lib/server/gateway/refusal'
import {
  type IdempotencyRef,
  type Reservation,
  release,
  reserve,
} from '@/lib/server/sending/idempotency'
import type { SendRequest } from '@/lib/server/sending/send-message'

/**
 * A send under an `Idempotency-Key` (contract 2): the key is in the database before the first attempt, so that nothing is
 * ever sent twice under it, also when the process dies in between. `send` is called for the one that got the key.
 */
export async function sendOnce(
  gateway: Gateway,
  request: SendRequest,
  key: string,
  send: (ref: IdempotencyRef) => Promise<DoorResponse> | Refusal,
): Promise<DoorResponse | Refusal> {
  const { channel, asked, traceId } = request
  const ref: IdempotencyRef = {
    partnerId: channel.partner.id,
    channelId: channel.id,
    path: `/${asked}`,
    key,
    traceId,
  }
  let reservation: Reservation
  try {
    reservation = await reserve(gateway.database, ref, request.body, gateway.instanceId)
  } catch {
    return new Refusal('unavailable', 'The Idempotency-Key cannot be kept; nothing was sent.')
  }
  if (reservation.kind !== 'reserved') return answerOf(reservation)
  const answer = await send(ref)
  if (answer instanceof Refusal) await release(gateway.database, ref).catch(() => {})
  return answer
}

function answerOf(reservation: Exclude<Reservation, { kind: 'reserved' }>): DoorResponse | Refusal {
  switch (reservation.kind) {
    case 'replay': {
      const { status, headers, body } = reservation.answer
      return { status, headers: { ...headers, 'x-fairway-replayed': 'true' }, body }
    }
    case 'other_body':
      return new Refusal(
        'idempotency_conflict',
        'The key was used within 24 hours with a body of other bytes; use a new key.',
      )
    case 'running':
      return new Refusal(
        'idempotency_running',
        'The send under this key has no answer yet; ask again shortly.',
      )
    case 'died':
      return new Refusal(
        'unknown_outcome',
        'unknown_outcome: the process that sent under this key died before it knew the outcome.',
      )
  }
}
