import { categoryKey } from '@/lib/domain/templates/category-key'
import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { performSend } from '@/lib/server/gateway/perform-send'
import { Refusal } from '@/lib/server/gateway/refusal'
import { sendOnce } from '@/lib/server/gateway/send-once'
import type { IdempotencyRef } from '@/lib/server/sending/idempotency'
import { MOST_NAMES } from '@/lib/server/sending/name-limits'
import { hasOptedOut } from '@/lib/server/sending/opt-outs'
import type { SendRequest } from '@/lib/server/sending/send-message'

/** Lets a send in that was read, whoever asked for it: what can be known before the first attempt is asked here (contract 2). */
export async function admitSend(
  gateway: Gateway,
  send: SendRequest,
  key: string | undefined,
): Promise<DoorResponse | Refusal> {
  const { inFlight } = gateway.shares
  const partnerId = send.channel.partner.id
  const unavailable = whyUnavailable(gateway, partnerId)
  if (unavailable) return new Refusal('unavailable', unavailable)
  const oneNameTooMany = nameProblem(gateway, send)
  if (oneNameTooMany) return new Refusal('invalid_request', oneNameTooMany)
  if (!inFlight.take(partnerId))
    return new Refusal(
      'unavailable',
      'This partner has too many sends in flight; nothing was sent.',
    )
  gateway.inFlight += 1
  gateway.metrics.inFlight += 1
  try {
    // Before the key is taken, so that no key is left with a send that the database cannot serve.
    if (send.channel.suppressOptedOut && !(await readOptOut(gateway, send))) {
      return new Refusal('unavailable', 'The opt-out list cannot be read; nothing was sent.')
    }
    return key === undefined
      ? await limitedSend(gateway, send, null)
      : await sendOnce(gateway, send, key, (ref) => limitedSend(gateway, send, ref))
  } catch (error) {
    gateway.log.error({ err: error, traceId: send.traceId }, 'a send failed')
    return new Refusal(
      'unknown_outcome',
      'unknown_outcome: the gateway itself failed; the message may or may not have been sent.',
    )
  } finally {
    inFlight.give(partnerId)
    gateway.inFlight -= 1
    gateway.metrics.inFlight -= 1
  }
}

/** A send past the key: a replay takes no token of the channel's rate limit. */
function limitedSend(
  gateway: Gateway,
  send: SendRequest,
  key: IdempotencyRef | null,
): Promise<DoorResponse> | Refusal {
  const { channel } = send
  const wait = gateway.rateLimiter.take(channel, gateway.now())
  if (wait > 0) {
    return new Refusal(
      'rate_limited',
      `The channel's limit is ${channel.rateLimitMps} messages a second.`,
      { 'retry-after': String(wait) },
    )
  }
  return performSend(gateway, send, key)
}

/** Notes whether the recipient opted out; false when the database does not say. */
function readOptOut({ database }: Gateway, send: SendRequest): Promise<boolean> {
  return hasOptedOut(database, send.channel, send.message.recipient).then(
    (optedOut) => {
      send.recipientOptedOut = optedOut
      return true
    },
    () => false,
  )
}

/** Every name is kept and counted by; templates that a provider lists are bounded by the provider. */
function nameProblem(
  { nameLimits, categories, now }: Gateway,
  { channel, message: { template }, campaign }: SendRequest,
): string | null {
  const ref = template && { partnerId: channel.partner.id, wabaId: channel.wabaId, ...template }
  if (
    ref &&
    !categories.isListed(ref) &&
    !nameLimits.admit(
      channel.id,
      'template',
      categoryKey(ref.wabaId, ref.name, ref.language),
      now(),
    )
  )
    return `This channel named ${MOST_NAMES.template} templates today that no provider lists. Send templates that exist, or read the provider's list (POST /template_categories/warm_up).`
  if (campaign !== null && !nameLimits.admit(channel.id, 'campaign', campaign, now()))
    return `This channel named ${MOST_NAMES.campaign} campaigns today. Use one of them, or leave X-Fairway-Campaign out; it names a campaign, not a message.`
  return null
}

function whyUnavailable({ draining, sendLog }: Gateway, partnerId: string): string | null {
  if (draining) return 'The gateway is shutting down; nothing was sent.'
  if (!sendLog.availableTo(partnerId)) return 'The send log cannot be written; nothing was sent.'
  return null
}
