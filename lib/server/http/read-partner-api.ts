import { cookies } from 'next/headers'
import type { Envelope } from '@/lib/contracts/envelope'
import { handlePartnerApi } from '@/lib/server/partner-api/handle-partner-api'
import { runtime } from '@/lib/server/runtime-handle'

/** A GET of the Partner API for the page being rendered: by its session, and without leaving the process. */
export async function readPartnerApi(path: string): Promise<{ status: number; envelope: Envelope<unknown> }> {
  const url = new URL(path, 'http://door')
  const response = await handlePartnerApi(runtime(), {
    method: 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: { cookie: (await cookies()).toString() },
    body: async () => new Uint8Array(),
  })
  if (!('body' in response)) throw new Error(`${path} is a file.`)
  return { status: response.status, envelope: JSON.parse(Buffer.from(response.body).toString('utf8')) as Envelope<unknown> }
}
