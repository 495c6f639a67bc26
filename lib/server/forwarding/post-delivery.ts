import type { Dispatcher } from 'undici'
import { PrivateTarget } from '@/lib/server/forwarding/private-target'
import { signDelivery } from '@/lib/server/forwarding/sign-delivery'

export interface SignedPost {
  id: string
  url: string
  body: Uint8Array
  /** Original signature headers. */
  headers: Readonly<Record<string, string>>
  billed: string
  /** `whsec_…`; null: the partner has none, and the post goes unsigned. */
  secret: string | null
}

/** What an attempt came to. `never`: the receiver wants no further one. */
export interface AttemptResult {
  verdict: 'delivered' | 'again' | 'never'
  status: number | null
  /** Why it is not delivered, to be read by people. */
  error: string | null
}

/** What a receiver answers is of no use; so much of it is read that its connection can be used again. */
const MAX_ANSWER_BYTES = 64 * 1024

/** Makes one attempt of a delivery (contract 4.2). Never throws. `signal` ends it, whatever it waits for. */
export async function postDelivery(
  dispatcher: Dispatcher,
  { id, url, body, headers, billed, secret }: SignedPost,
  now: number,
  signal: AbortSignal,
): Promise<AttemptResult> {
  const timestamp = Math.floor(now / 1000)
  try {
    const { origin, pathname, search } = new URL(url)
    const answer = await dispatcher.request({
      origin,
      path: pathname + search,
      method: 'POST',
      body,
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'user-agent': 'Fairway',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        ...(secret === null
          ? {}
          : { 'webhook-signature': signDelivery(secret, { id, timestamp, body }) }),
        'x-fairway-billed': billed,
      },
    })
    await answer.body.dump({ limit: MAX_ANSWER_BYTES, signal }).catch(() => {})
    return judged(answer.statusCode)
  } catch (error) {
    return {
      verdict: 'again',
      status: null,
      error: reasonOf(error as NodeJS.ErrnoException, signal),
    }
  }
}

/** 410 means, by Standard Webhooks, that the receiver is gone for good. */
function judged(status: number): AttemptResult {
  if (status >= 200 && status < 300) return { verdict: 'delivered', status, error: null }
  if (status === 410)
    return {
      verdict: 'never',
      status,
      error: 'The receiver answered 410: it wants no more of this.',
    }
  const more = status >= 300 && status < 400 ? '; redirects are not followed' : ''
  return { verdict: 'again', status, error: `The receiver answered ${status}${more}.` }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ENOTFOUND: 'The host is not known to DNS.',
  EAI_AGAIN: 'DNS gave no answer.',
  UND_ERR_CONNECT_TIMEOUT: 'No connection was made in time.',
  UND_ERR_SOCKET: 'The connection was closed before an answer came.',
  ECONNRESET: 'The connection was closed before an answer came.',
}

/** Never the message of an error that is not ours: it may quote what was sent. */
function reasonOf(error: NodeJS.ErrnoException, signal: AbortSignal): string {
  if (signal.aborted) return (signal.reason as Error).message
  if (error instanceof PrivateTarget) return error.message
  const { code, name } = error
  return REASONS[code ?? ''] ?? `The request failed (${code ?? name}).`
}
