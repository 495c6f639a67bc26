import type { ApiDocument } from '@/lib/contracts/api-document'
import { runtime } from '@/lib/server/runtime-handle'

let read: ApiDocument | null = null

/** The OpenAPI document of the Partner API, as its own door gives it: it is the same as long as the process lives. */
export async function readApiDocument(): Promise<ApiDocument> {
  if (read) return read
  const response = await runtime().doors.partnerApi({
    method: 'GET',
    path: '/api/v2/openapi.json',
    query: new URLSearchParams(),
    headers: {},
    body: async () => null,
  })
  if (!('body' in response)) throw new Error('The API document is a stream.')
  return (read = JSON.parse(Buffer.from(response.body).toString('utf8')) as ApiDocument)
}
