import { isUtf8 } from 'node:buffer'
import { readMessage } from '@/lib/domain/sending/message'
import type { Way } from '@/lib/domain/sending/way'
import { oddText } from '@/lib/domain/text/odd-text'
import { mayUse } from '@/lib/server/accounts/may-use'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Hold } from '@/lib/server/fairness/hold'
import { receiveBody } from '@/lib/server/fairness/receive-body'
import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { Refusal } from '@/lib/server/gateway/refusal'
import { contentCoding } from '@/lib/server/http/content-coding'
import type { SendRequest } from '@/lib/server/sending/send-message'

export const MAX_BODY_BYTES = 1024 * 1024

/** The channel that a send is asked of. */
export function sendingChannel(
  gateway: Gateway,
  { method, headers }: DoorRequest,
): DirectoryChannel | Refusal {
  return method === 'POST'
    ? channelOf(gateway, headers)
    : new Refusal('method_not_allowed', `${method} is not accepted here; accepted is POST.`, {
        allow: 'POST',
      })
}

interface AskedSend {
  asked: Way
  request: DoorRequest
  traceId: string
  channel: DirectoryChannel
  /** Of the channel's partner; where the body takes its room. */
  hold: Hold
}

/** Everything else that is asked of a request before anything is looked up for it. */
export async function readSend(
  gateway: Gateway,
  { asked, request, traceId, channel, hold }: AskedSend,
): Promise<SendRequest | Refusal> {
  const at = gateway.now()
  const { headers } = request
  const contentType = headers['content-type']
  if (contentType?.split(';', 1)[0]!.trim().toLowerCase() !== 'application/json') {
    return new Refusal(
      'unsupported_media_type',
      `content-type is ${contentType ?? 'missing'}; accepted is application/json.`,
    )
  }
  const coding = contentCoding(headers)
  if (coding !== null)
    return new Refusal(
      'unsupported_media_type',
      `content-encoding is ${JSON.stringify(coding)}; accepted is a body without one.`,
    )
  const campaign = utf8(headers['x-fairway-campaign'])
  const badHeader =
    headerProblem('X-Fairway-Campaign', headers['x-fairway-campaign'], campaign, 100) ??
    headerProblem('Idempotency-Key', headers['idempotency-key'], headers['idempotency-key'], 255)
  if (badHeader) return new Refusal('invalid_request', badHeader)
  const body = await receiveBody(request, {
    bytes: MAX_BODY_BYTES,
    hold,
    room: gateway.shares.bodies,
  })
  if (body === 'no_room')
    return new Refusal('unavailable', 'This partner has too many sends at once; nothing was sent.')
  if (!(body instanceof Uint8Array))
    return new Refusal('body_too_large', `The body is longer than ${MAX_BODY_BYTES} bytes (1 MiB).`)
  const reading = readMessage(body)
  if (!reading.ok) return new Refusal('invalid_request', reading.problem.details)
  const { message } = reading
  return {
    channel,
    message,
    body,
    asked,
    via: 'auto',
    source: 'gateway',
    campaign,
    traceId,
    at,
    recipientOptedOut: false,
  }
}

/** The channel that the caller's key opens. A leading `Bearer ` is tolerated: vendor pages print it both ways. */
export function channelOf(
  { directory }: Pick<Gateway, 'directory'>,
  headers: DoorRequest['headers'],
): DirectoryChannel | Refusal {
  const key = headers['d360-api-key']?.replace(/^Bearer +/i, '').trim()
  if (!key) return new Refusal('invalid_key', 'The header D360-API-KEY is missing.')
  const channel = mayUse(key, headers) ? directory.byKey(key) : undefined
  return channel ?? new Refusal('invalid_key', 'The D360-API-KEY is unknown or revoked.')
}

/** Header bytes arrive as Latin-1; what is UTF-8 is read as such. */
function utf8(value: string | undefined): string | null {
  if (value === undefined) return null
  const bytes = Buffer.from(value, 'latin1')
  return isUtf8(bytes) ? bytes.toString() : value
}

/** The only bytes by which a header can spell half a surrogate pair; UTF-8 forbids them, so they arrive as these letters. */
const HALF_SURROGATE_BYTES = /\u00ed[\u00a0-\u00bf][\u0080-\u00bf]/

function headerProblem(
  header: string,
  bytes: string | undefined,
  value: string | null | undefined,
  longest: number,
): string | null {
  if (bytes === undefined || value === null || value === undefined) return null
  if (value.length < 1 || value.length > longest)
    return `${header} has ${value.length} characters; accepted are 1 to ${longest}.`
  const odd = HALF_SURROGATE_BYTES.test(bytes) ? 'half a surrogate pair' : oddText(value)
  return odd && `${header} holds ${odd}; accepted is text without.`
}

/** Is it a dry run? */
export function readDryRun({ query }: DoorRequest): boolean | Refusal {
  const value = query.get('dry_run')
  if (value === null || value === 'false') return false
  return (
    value === 'true' ||
    new Refusal(
      'invalid_request',
      `dry_run is ${JSON.stringify(value)}; accepted are true and false.`,
    )
  )
}
