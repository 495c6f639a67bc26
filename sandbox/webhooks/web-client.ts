import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

const TIMEOUT_MS = 10_000
const LONGEST_TEXT = 64 * 1024
// Less than the 5 seconds after which Node's servers close an idle connection, so that no POST meets a closing one.
const IDLE_MS = 4_000

interface Answer {
  http: number
  text: string
}

/** Asks over connections that are kept. */
export class WebClient {
  readonly #http = new HttpAgent({ keepAlive: true, timeout: IDLE_MS })
  readonly #https = new HttpsAgent({ keepAlive: true, timeout: IDLE_MS })

  get(url: string): Promise<Answer | null> {
    return this.#ask(url, 'GET', {})
  }

  /** The answer; `null` when there was none within 10 seconds. */
  post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
  ): Promise<Answer | null> {
    return this.#ask(url, 'POST', { ...headers, 'content-length': String(body.length) }, body)
  }

  /** Drops all connections, also those that wait for an answer. */
  close(): void {
    this.#http.destroy()
    this.#https.destroy()
  }

  #ask(
    url: string,
    method: string,
    headers: Record<string, string>,
    body?: Buffer,
  ): Promise<Answer | null> {
    const secure = url.startsWith('https:')
    return new Promise((resolve) => {
      const request = (secure ? httpsRequest : httpRequest)(url, {
        method,
        headers,
        agent: secure ? this.#https : this.#http,
      })
      // Not a signal of AbortSignal.timeout: it would keep each request in memory for the whole ten seconds.
      const timer = setTimeout(() => request.destroy(), TIMEOUT_MS).unref()
      const settle = (answer: Answer | null) => {
        clearTimeout(timer)
        resolve(answer)
      }
      request.on('error', () => settle(null))
      request.on('response', (response) =>
        readText(response).then(
          (text) => settle({ http: response.statusCode ?? 0, text }),
          () => settle(null),
        ),
      )
      request.end(body)
    })
  }
}

/** The beginning of an answer's body. */
async function readText(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8'))
    if (text.length < LONGEST_TEXT) text += String(chunk)
  return text.slice(0, LONGEST_TEXT)
}
