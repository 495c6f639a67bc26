import type { Style, Way } from '@/sandbox/outcome'

export const KEY = 'sandbox-key'

/** A template message as the ways take it. */
export function templateMessage(
  name: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '+5511987654321',
    type: 'template',
    template: { name, language: { code: 'en' } },
    ...more,
  }
}

interface Options {
  style?: Style
  key?: string
  signal?: AbortSignal
}

/** Sends a body by one way in one vendor's style. */
export function send(
  url: string,
  way: Way,
  body: unknown,
  options: Options = {},
): Promise<Response> {
  const { style = '360dialog', key = KEY, signal } = options
  const graph = style === 'graph'
  return fetch(graph ? `${url}/v25.0/106540352242922/${way}` : `${url}/${way}`, {
    method: 'POST',
    redirect: 'manual',
    signal,
    headers: {
      'content-type': 'application/json',
      [graph ? 'authorization' : 'd360-api-key']: graph ? `Bearer ${key}` : key,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

/** Calls the control API by `METHOD /path` and gives its status and parsed answer. */
export async function control(
  url: string,
  request: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const [method, path] = request.split(' ')
  const response = await fetch(`${url}/_sandbox${path}`, { method, body: JSON.stringify(body) })
  return { http: response.status, ...((await response.json()) as object) }
}
