import { cookies, headers } from 'next/headers'
import type { ApiAnswer, Envelope } from '@/lib/contracts/envelope'
import type { DoorRequest } from '@/lib/server/gateway/http'
import { REMOTE_ADDRESS_HEADER } from '@/lib/server/http/front-door-headers'
import { runtime } from '@/lib/server/runtime-handle'

/** What of the browser's request the API asks for, to let a session in: the address it came from, and that it came from our pages. */
const PASSED_ON = ['origin', 'x-forwarded-proto', 'x-forwarded-host', REMOTE_ADDRESS_HEADER]

/** Asks the Partner API in this process, by the session of the request being served. `text` is the body. */
export async function askPartnerApi(
  method: string,
  path: string,
  query: URLSearchParams,
  text = '',
): Promise<ApiAnswer<unknown>> {
  const given = await headers()
  const passed = PASSED_ON.flatMap((name) => [[name, given.get(name)] as const]).filter(
    ([, value]) => value !== null,
  )
  const bytes = Buffer.from(text)
  const request: DoorRequest = {
    method,
    path,
    query,
    headers: {
      ...(Object.fromEntries(passed) as Record<string, string>),
      cookie: (await cookies()).toString(),
    },
    body: async (limit) => (bytes.byteLength > limit ? null : bytes),
  }
  const response = await runtime().doors.partnerApi(request)
  if (!('body' in response)) throw new Error(`${path} is a file.`)
  return {
    status: response.status,
    envelope: JSON.parse(Buffer.from(response.body).toString('utf8')) as Envelope<unknown>,
  }
}
