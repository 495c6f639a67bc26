import type { ApiAnswer } from '@/lib/contracts/envelope'
import { askPartnerApi } from '@/lib/server/http/ask-partner-api'

/** A GET of the Partner API for the page being rendered: by its session, and without leaving the process. */
export function readPartnerApi(path: string): Promise<ApiAnswer<unknown>> {
  const { pathname, searchParams } = new URL(path, 'http://door')
  return askPartnerApi('GET', pathname, searchParams)
}
