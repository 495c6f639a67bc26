import type { Readable } from 'node:stream'
import { Agent, type Dispatcher } from 'undici'
import type { Way } from '@/lib/domain/sending/way'
import { readAnswer } from '@/lib/server/http/read-answer'
import { type HttpOutcome, httpAttempt } from '@/lib/server/sending/upstreams/http-attempt'
import { leavesBase } from '@/lib/server/sending/upstreams/leaves-base'

export type Provider = '360dialog' | 'meta' | 'sandbox'

export interface UpstreamChannel {
  provider: Provider
  phoneNumberId: string
  upstreamKey: string
}

export interface UpstreamSettings {
  d360BaseUrl: string
  graphBaseUrl: string
  sandboxUrl: string | null
  timeoutMs: number
}

/** What a provider says of one of its own resources. */
export interface ResourceAnswer {
  status: number
  text: string
}

/** A request for Meta's Graph API about a node; `path` is path and query below the version. */
export interface GraphRequest {
  method: 'GET' | 'POST'
  path: string
  json?: object
}

/** Where an attempt goes and what it carries besides the body. */
export interface Target {
  origin: string
  path: string
  headers: Record<string, string>
}

/** The version under which a sandbox plays the Graph API; it takes any. */
const SANDBOX_GRAPH_VERSION = 'v25.0'

/** Milliseconds to get a connection (TCP and TLS). */
const CONNECT_TIMEOUT_MS = 3_000

/** A whole answer to a look-up is there within so many times the limit of a send's. */
const ANSWER_WITHIN_TIMEOUTS = 2

/** Sockets to one upstream: as many as sends may be in flight, so that none waits here for those of another partner. */
const MAX_CONNECTIONS = 10_000

/** The providers' send endpoints behind one undici pool for each origin. */
export class Upstreams {
  readonly #agent = new Agent({
    connections: MAX_CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    // The attempt has one limit of its own for everything.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  /** For everything that is no send: a long upload is not to take the place of one. */
  readonly #streams = new Agent({
    connections: MAX_CONNECTIONS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  })
  /** Read once, not with every send; null where no sandbox runs. */
  readonly #bases: Record<Provider, Base | null>

  constructor(private readonly settings: UpstreamSettings) {
    this.#bases = {
      '360dialog': baseOf(settings.d360BaseUrl),
      meta: baseOf(settings.graphBaseUrl),
      sandbox: settings.sandboxUrl === null ? null : baseOf(settings.sandboxUrl),
    }
  }

  /** Sends the body by one way and says what became of it; never throws, never repeats. */
  send(channel: UpstreamChannel, way: Way, body: Uint8Array): Promise<HttpOutcome> {
    const target = this.#sendTarget(channel, way)
    if (!target) return Promise.resolve({ kind: 'not_sent', cause: 'unreachable' })
    const { origin, path, headers } = target
    headers['content-type'] = 'application/json'
    return httpAttempt(this.#agent, { origin, path, headers, body }, this.settings.timeoutMs)
  }

  /**
   * Where a request for the provider itself goes; null for a provider that is not passed through, and for a path that leaves its base.
   * `url` is path and query.
   */
  passThroughTarget(channel: UpstreamChannel, url: string): Target | null {
    return channel.provider === 'meta' || leavesBase(url) ? null : this.#target(channel, url)
  }

  /** Reads one of the provider's own resources; `path` is path and query below its base. Throws when it gives no answer. */
  get(channel: UpstreamChannel, path: string): Promise<ResourceAnswer> {
    return this.#resource(this.#target(channel, path), { method: 'GET', body: null })
  }

  /** Posts JSON to one of the provider's own resources; throws likewise, and then it may have been taken all the same. */
  post(channel: UpstreamChannel, path: string, json: object): Promise<ResourceAnswer> {
    return this.#resource(this.#target(channel, path), {
      method: 'POST',
      body: JSON.stringify(json),
    })
  }

  /** Asks Meta's Graph API, which a sandbox plays too; 360dialog offers it to nobody. Throws when there is no answer. */
  graph(channel: UpstreamChannel, { method, path, json }: GraphRequest): Promise<ResourceAnswer> {
    return this.#resource(this.#graphTarget(channel, path), {
      method,
      body: json === undefined ? null : JSON.stringify(json),
    })
  }

  /** Any other request to a provider, streamed; the limit is the same, for the headers and between two chunks. */
  request(
    options: Omit<Target, 'headers'> & {
      method: string
      headers: Record<string, string | string[]>
      body: Readable | string | null
      signal?: AbortSignal
    },
  ) {
    const { timeoutMs } = this.settings
    return this.#streams.request({
      ...options,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    } as Dispatcher.RequestOptions)
  }

  /** Gives up what is still under way. */
  async close(): Promise<void> {
    await Promise.all([this.#agent.destroy(), this.#streams.destroy()])
  }

  async #resource(
    target: Target | null,
    { method, body }: { method: string; body: string | null },
  ): Promise<ResourceAnswer> {
    if (!target) throw new Error('the sandbox is not running (SANDBOX_URL, DEMO)')
    const headers =
      body === null ? target.headers : { ...target.headers, 'content-type': 'application/json' }
    // From the connection to the last byte: an answer that comes drop by drop is none.
    const signal = AbortSignal.timeout(this.settings.timeoutMs * ANSWER_WITHIN_TIMEOUTS)
    const answer = await this.request({ ...target, method, headers, body, signal })
    return { status: answer.statusCode, text: await readAnswer(answer.body) }
  }

  #graphTarget(channel: UpstreamChannel, path: string): Target | null {
    if (channel.provider === '360dialog') throw new Error('360dialog offers no Graph API')
    if (channel.provider === 'meta') return this.#target(channel, path)
    const target = this.#target(channel, `${SANDBOX_GRAPH_VERSION}${path}`)
    return target && { ...target, headers: { authorization: `Bearer ${channel.upstreamKey}` } }
  }

  /** Null where nothing can be sent: no such upstream, or a stored key that ENCRYPTION_KEY does not open any more. */
  #sendTarget(channel: UpstreamChannel, way: Way): Target | null {
    try {
      return this.#target(
        channel,
        channel.provider === 'meta' ? `${encodeURIComponent(channel.phoneNumberId)}/${way}` : way,
      )
    } catch {
      return null
    }
  }

  /**
   * 360dialog's messaging API takes a key, which also names the channel; at Meta's Graph API the path names it and a bearer
   * token opens it (domain fact: both vendors, send messages). Null for a sandbox channel while no sandbox runs.
   */
  #target(channel: UpstreamChannel, path: string): Target | null {
    const base = this.#bases[channel.provider]
    return (
      base && {
        origin: base.origin,
        path: `${base.path}/${path.replace(/^\//, '')}`,
        headers:
          channel.provider === 'meta'
            ? { authorization: `Bearer ${channel.upstreamKey}` }
            : { 'd360-api-key': channel.upstreamKey },
      }
    )
  }
}

interface Base {
  origin: string
  path: string
}

function baseOf(url: string): Base {
  const { origin, pathname } = new URL(url)
  return { origin, path: pathname.replace(/\/$/, '') }
}
