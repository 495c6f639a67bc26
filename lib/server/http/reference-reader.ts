import { headers } from 'next/headers'
import { getSession } from '@/lib/server/accounts/get-session'
import { requestOrigin } from '@/lib/server/http/request-origin'

/** Who reads the API reference: the address they reached it by, and their partner where they are signed in. */
export async function referenceReader(): Promise<{ origin: string; partnerId: string | null }> {
  return {
    origin: requestOrigin(await headers()),
    partnerId: (await getSession())?.partnerId ?? null,
  }
}
