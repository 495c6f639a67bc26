import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { v7 as uuid } from 'uuid'
import type { DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { Gateway } from '@/lib/server/gateway/gateway'
import type { DoorResponse } from '@/lib/server/gateway/http'
import { channelOf } from '@/lib/server/gateway/read-send'
import { Refusal } from '@/lib/server/gateway/refusal'
import { gatewayError } from '@/lib/server/gateway/responses'
import { discardRest } from '@/lib/server/http/node-door'

/** Fairway's own paths, however they are spelled: a key in a header never makes them the provider's. */
const OWN_PATHS = /^[\\/]*(api|webhooks|_next)([\\/]|$)|^[\\/]*(healthz|readyz|metrics)[\\/]*$/i

/**
 * Headers that are about one connection only (RFC 9110 7.6.1), those that are written again, and what opens Fairway or belongs to it:
 * a client that sends its partner key everywhere must not give it to a provider, nor a provider set a cookie for Fairway's origin.
 */
const NOT_FORWARDED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'd360-api-key',
  'expect',
  'authorization',
  'x-api-key',
  'cookie',
  'set-cookie',
  'set-cookie2',
])

const OWN_HEADER = /^x-fairway-/

/** Is it a request for the provider: any other path that bears a `D360-API-KEY` (contract 2)? */
export function isForProvider(path: string, headers: IncomingHttpHeaders): boolean {
  return headers['d360-api-key'] !== undefined && !OWN_PATHS.test(decoded(path))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/**
 * Hands a request to the channel's provider with the channel's upstream key and streams both ways; not logged as a send.
 * Gives the gateway's own answer where there is none of the provider's to stream, else null.
 */
export async function passThrough(
  gateway: Gateway,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<DoorResponse | null> {
  const traceId = uuid()
  const channel = channelOf(gateway, incoming.headers as Record<string, string>)
  if (channel instanceof Refusal) return gatewayError(channel.name, channel.details, traceId)
  if (gateway.draining)
    return gatewayError('unavailable', 'The gateway is shutting down; nothing was sent.', traceId)
  const request = requestTo(gateway, channel, incoming)
  if (!request) {
    return gatewayError(
      'not_found',
      `${incoming.url} is not of this gateway, and only 360dialog channels are passed through.`,
      traceId,
    )
  }
  const { inFlight } = gateway.shares
  const partnerId = channel.partner.id
  if (!inFlight.take(partnerId)) {
    return gatewayError(
      'unavailable',
      'This partner has too many requests in flight; nothing was sent.',
      traceId,
    )
  }
  // A caller that goes away takes its request along.
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  gateway.inFlight += 1
  try {
    const answer = await gateway.upstreams.request({ ...request, signal: gone.signal })
    const { 'content-length': length, ...headers } = forwarded(answer.headers)
    headers['x-fairway-trace'] = traceId
    // The length comes last: Node refuses a content-disposition after it that is not ASCII.
    if (length !== undefined) headers['content-length'] = length
    outgoing.writeHead(answer.statusCode, headers)
    await pipeline(answer.body, outgoing)
    discardRest(incoming)
    return null
  } catch (error) {
    if (outgoing.headersSent || gone.signal.aborted) {
      outgoing.destroy()
      return null
    }
    return noConnection(error)
      ? gatewayError(
          'not_sent',
          'No byte left this machine: the provider refused the connection or was not found.',
          traceId,
        )
      : gatewayError('unknown_outcome', 'unknown_outcome: the provider gave no answer.', traceId)
  } finally {
    inFlight.give(partnerId)
    gateway.inFlight -= 1
  }
}

/** An error of getting a connection: no byte of the request has left. Any other may have come after the first byte. */
function noConnection(error: unknown): boolean {
  const { code = '', syscall } = error as NodeJS.ErrnoException
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    code === 'UND_ERR_CONNECT_TIMEOUT' ||
    error instanceof AggregateError ||
    /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/.test(code)
  )
}

function requestTo(gateway: Gateway, channel: DirectoryChannel, incoming: IncomingMessage) {
  const target = gateway.upstreams.passThroughTarget(channel, incoming.url ?? '/')
  if (!target) return null
  const hasBody =
    incoming.headers['content-length'] !== undefined ||
    incoming.headers['transfer-encoding'] !== undefined
  return {
    ...target,
    method: incoming.method ?? 'GET',
    headers: { ...forwarded(incoming.headers), ...target.headers },
    // A stream of its own: where the provider answers early undici destroys it, and the rest of the caller's is still to be read.
    body: hasBody ? incoming.pipe(new PassThrough()) : null,
  }
}

function forwarded(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = new Set(
    String(headers.connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined &&
        !NOT_FORWARDED.has(entry[0]) &&
        !OWN_HEADER.test(entry[0]) &&
        !named.has(entry[0]),
    ),
  )
}
