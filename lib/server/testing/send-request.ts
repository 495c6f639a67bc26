export interface SendOptions {
  /** `/messages` unless told otherwise; may hold a query. */
  path?: string
  method?: string
  headers?: Record<string, string>
}

export interface SendAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** The body, parsed. */
  json: () => SendAnswerBody
}

/** What the tests read of an answer: Meta's, or the gateway's own error. */
export interface SendAnswerBody {
  messages?: { id: string }[]
  error?: {
    message: string
    type: string
    code: number
    error_data: { details: string }
    fbtrace_id: string
  }
}

/** Posts a message as a caller does; an object is sent as JSON, text and bytes as they are. */
export async function sendRequest(
  url: string,
  key: string,
  message: unknown,
  options: SendOptions = {},
): Promise<SendAnswer> {
  const { path = '/messages', method = 'POST', headers } = options
  const raw = typeof message === 'string' || message instanceof Uint8Array || message === undefined
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'd360-api-key': key, 'content-type': 'application/json', ...headers },
    body: (raw ? message : JSON.stringify(message)) as BodyInit | undefined,
    redirect: 'manual',
  })
  const body = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body,
    json: () => JSON.parse(body.toString('utf8')) as SendAnswerBody,
  }
}
