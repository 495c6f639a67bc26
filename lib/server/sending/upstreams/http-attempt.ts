import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import type { LostCause, NotSentCause, Outcome } from '@/lib/domain/sending/outcome'

/** An upstream's answer as the caller may get it. */
export type HttpOutcome =
  | (Extract<Outcome, { kind: 'answered' }> & {
      contentType: string | null
      retryAfter: string | null
    })
  | Exclude<Outcome, { kind: 'answered' }>

/** An answer to a send is a few hundred bytes; what is longer than this is not one. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024

/**
 * Makes one POST and says what became of it. Never throws and never repeats a request. `limitMs` bounds the
 * whole attempt: waiting for a connection, sending, and reading the answer to its end.
 *
 * undici calls `onRequestStart` just before the first byte is written, so everything that fails earlier (refused, DNS,
 * TLS, no free connection in time) is `not_sent`, and everything later without a whole answer is `lost`.
 */
export function httpAttempt(
  dispatcher: Dispatcher,
  {
    origin,
    path,
    headers,
    body,
  }: { origin: string; path: string; headers: Record<string, string>; body: Uint8Array },
  limitMs: number,
): Promise<HttpOutcome> {
  return new Promise((resolve) => {
    const attempt = new AttemptHandler(resolve, limitMs)
    try {
      dispatcher.dispatch({ origin, path, method: 'POST', headers, body }, attempt)
    } catch (error) {
      attempt.onResponseError(null, error as Error)
    }
  })
}

class AttemptHandler implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | null = null
  #settled = false
  #status = 0
  #headers: IncomingHttpHeaders = {}
  #chunks: Buffer[] = []
  #bytes = 0
  readonly #timer: NodeJS.Timeout

  constructor(
    private readonly resolve: (outcome: HttpOutcome) => void,
    limitMs: number,
  ) {
    this.#timer = setTimeout(() => this.#fail('timeout', 'connect_timeout'), limitMs)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Settled already: the limit passed while the request waited for a connection, and it was reported as not sent.
    if (this.#settled) controller.abort(new Error('the attempt is over'))
    else this.#controller = controller
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.#status = status
    this.#headers = headers
    if (status < 100 || status > 599) this.#fail('invalid_answer', 'unreachable')
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.byteLength
    if (this.#bytes > MAX_ANSWER_BYTES) this.#fail('invalid_answer', 'unreachable')
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#settle({
      kind: 'answered',
      status: this.#status,
      body: this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks),
      contentType: this.#headers['content-type'] ?? null,
      retryAfter: this.#headers['retry-after'] ?? null,
    })
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    this.#fail(error.name === 'HTTPParserError' ? 'invalid_answer' : 'reset', notSentCause(code))
  }

  #fail(lost: LostCause, notSent: NotSentCause): void {
    if (this.#settled) return
    const controller = this.#controller
    this.#settle(controller ? { kind: 'lost', cause: lost } : { kind: 'not_sent', cause: notSent })
    controller?.abort(new Error(`attempt given up: ${lost}`))
  }

  #settle(outcome: HttpOutcome): void {
    if (this.#settled) return
    this.#settled = true
    clearTimeout(this.#timer)
    this.resolve(outcome)
  }
}

function notSentCause(code: string): NotSentCause {
  if (code === 'ECONNREFUSED') return 'connection_refused'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_FAIL') return 'dns'
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'connect_timeout'
  if (
    /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/.test(code)
  )
    return 'tls'
  return 'unreachable'
}
