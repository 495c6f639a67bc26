import { STATUS_CODES } from 'node:http'
import type { Act } from '@/lib/server/testing/scripted-upstream'

/** Answers as an HTTP server does; an object is sent as JSON. */
export function answers(
  status: number,
  body: string | object,
  headers: Record<string, string> = {},
): Act {
  const json = typeof body !== 'string'
  const bytes = Buffer.from(json ? JSON.stringify(body) : body)
  const all = {
    ...(json ? { 'content-type': 'application/json' } : {}),
    ...headers,
    'content-length': String(bytes.byteLength),
  }
  const head = Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  return sends(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n${head}\r\n`, bytes)
}

let accepted = 0

/** Accepts a message as Meta does, with a wamid that no other answer has. */
export const accepts: Act = (socket, request) => {
  accepted += 1
  const messages = [{ id: `wamid.scripted${accepted}` }]
  answers(200, {
    messaging_product: 'whatsapp',
    contacts: [{ input: '5521991112222', wa_id: '5521991112222' }],
    messages,
  })(socket, request)
}

/** Refuses as Graph does. */
export function refuses(status: number, code: number, message = 'refused'): Act {
  return answers(status, {
    error: { message: `(#${code}) ${message}`, type: 'OAuthException', code, fbtrace_id: 'A' },
  })
}

/** Writes these bytes and nothing more. */
export function sends(...parts: (string | Uint8Array)[]): Act {
  return (socket) => {
    for (const part of parts) socket.write(part)
  }
}

/** Reads the request and never answers. */
export const neverAnswers: Act = () => {}

/** Reads the request, then resets the connection. */
export const resets: Act = (socket) => {
  socket.resetAndDestroy()
}

/** Reads the request, then closes the connection in good order, without a word. */
export const closesSilently: Act = (socket) => {
  socket.end()
}

/** Does one thing after another. */
export function inTurn(...acts: Act[]): Act {
  return (socket, request) => {
    for (const act of acts) act(socket, request)
  }
}

export function after(ms: number, act: Act): Act {
  return (socket, request) => {
    setTimeout(() => act(socket, request), ms)
  }
}
