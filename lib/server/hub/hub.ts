import { request } from 'undici'
import { readAnswer } from '@/lib/server/http/read-answer'

const PAGE_SIZE = 100
const TIMEOUT_MS = 15_000
/** A hub that gives ever new pages gives no list. */
const MAX_PAGES = 1_000

/** The hub's answer as it came. */
export interface HubAnswer {
  status: number
  body: unknown
}

/** 360dialog's Partner API (domain fact: 360dialog, Partner API): base `/api/v2`, a partner key in `X-API-Key`. */
export class Hub {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  /** All channels of the partner, page by page. Throws an error that says what the hub answered. */
  async listChannels(partnerId: string): Promise<unknown[]> {
    const found: unknown[] = []
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { status, body } = await this.#ask(
        'GET',
        `${pathOf(partnerId)}/channels?limit=${PAGE_SIZE}&offset=${found.length}&sort=created_at`,
      )
      const { partner_channels: channels, total } = contentOf(body)
      if (status !== 200 || !Array.isArray(channels))
        throw new Error(`360dialog's hub answered ${status}: ${JSON.stringify(body).slice(0, 300)}`)
      found.push(...channels)
      if (
        channels.length === 0 ||
        (typeof total === 'number' ? found.length >= total : channels.length < PAGE_SIZE)
      )
        return found
    }
    throw new Error(`360dialog's hub gave more than ${MAX_PAGES} pages of channels`)
  }

  /** A new key of a channel. The hub revokes the channel's other keys with it. */
  async createKey(partnerId: string, channelId: string): Promise<string> {
    const { status, body } = await this.#ask(
      'POST',
      `${pathOf(partnerId)}/channels/${encodeURIComponent(channelId)}/api_keys`,
    )
    const key = contentOf(body).api_key
    if (status >= 300 || typeof key !== 'string')
      throw new Error(`360dialog's hub answered ${status} to a new key`)
    return key
  }

  setRouting(partnerId: string, body: unknown): Promise<HubAnswer> {
    return this.#ask('PATCH', `${pathOf(partnerId)}/settings/marketing_templates_routing`, body)
  }

  async #ask(method: 'GET' | 'POST' | 'PATCH', path: string, json?: unknown): Promise<HubAnswer> {
    const { statusCode, body } = await request(`${this.url}${path}`, {
      method,
      headers: {
        'x-api-key': this.apiKey,
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: json === undefined ? null : JSON.stringify(json),
      signal: AbortSignal.timeout(2 * TIMEOUT_MS),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    })
    const text = await readAnswer(body)
    return { status: statusCode, body: parsed(text) }
  }
}

function pathOf(partnerId: string): string {
  return `/api/v2/partners/${encodeURIComponent(partnerId)}`
}

/** Some of the hub's answers are wrapped in its envelope, some are not. */
function contentOf(body: unknown): Record<string, unknown> {
  const answer = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return (typeof answer.data === 'object' && answer.data !== null ? answer.data : answer) as Record<
    string,
    unknown
  >
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 2_000)
  }
}
