import type { ApiAnswer } from '@/lib/contracts/envelope'
import { getSession } from '@/lib/server/accounts/get-session'
import { askPartnerApi } from '@/lib/server/http/ask-partner-api'

/** What a server action asks of the Partner API. */
export interface ApiChange {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/partners/{partner_id}`, in segments. */
  path: readonly string[]
  query?: Readonly<Record<string, string>>
  /** JSON, or the text of a CSV file. */
  body?: unknown
}

/**
 * The whole of every server action: the same endpoint that programs call, for the partner of the reader's session. So session,
 * same origin, role and input are checked where the API checks them, and a page can do nothing that the API would refuse.
 */
export async function changeByApi<Data>({
  method,
  path,
  query,
  body,
}: ApiChange): Promise<ApiAnswer<Data>> {
  const partnerId = (await getSession())?.partnerId ?? 'nobody'
  // Whoever calls an action gives what they please.
  const segments = ['api', 'v2', 'partners', partnerId, ...path].map((segment) =>
    encodeURIComponent(String(segment)),
  )
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (await askPartnerApi(
    method,
    `/${segments.join('/')}`,
    new URLSearchParams(query),
    text,
  )) as ApiAnswer<Data>
}
