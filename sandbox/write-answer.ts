import type { ServerResponse } from 'node:http'
import { errorBody } from '@/sandbox/error-body'
import type { Failure, RawAnswer, Style, Way } from '@/sandbox/outcome'

/** Answers JSON; each vendor spells its content type differently. */
export function writeJson(
  response: ServerResponse,
  style: Style,
  http: number,
  body: object,
  headers: Record<string, number> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(http, {
    'content-type': style === 'graph' ? 'application/json; charset=UTF-8' : 'application/json',
    'content-length': bytes.length,
    ...headers,
  })
  response.end(bytes)
}

/** Plays every answer but success: errors in their vendor's envelope, odd bodies, resets and silence. */
export function writeFailure(
  response: ServerResponse,
  answer: Failure,
  style: Style,
  way?: Way,
): void {
  switch (answer.kind) {
    case 'graph_error':
      return writeJson(response, style, answer.http, errorBody(answer, style, way))
    case 'gateway_error':
      return writeJson(
        response,
        style,
        answer.http,
        errorBody(answer, style),
        answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter },
      )
    case 'raw':
      return writeRaw(response, answer)
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'silence':
  }
}

function writeRaw(
  response: ServerResponse,
  { http, contentType, body, location, truncated = false }: RawAnswer,
): void {
  response.writeHead(http, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body) + (truncated ? 100 : 0),
    ...(location !== undefined && { location }),
  })
  if (truncated) response.write(body, () => response.socket?.destroy())
  else response.end(body)
}
