import { ApiError } from '@/lib/client/api-error'
import { apiPath, apiQuery, dataOf } from '@/lib/client/api-query'
import type { ChannelImport } from '@/lib/contracts/channel-import'
import type { Envelope } from '@/lib/contracts/envelope'

/** What an import of a CSV file would do; it stores nothing. Errors of the file are an answer, not a failure. */
export async function channelImportCheck(partnerId: string, csv: string): Promise<ChannelImport> {
  const address = apiPath(apiQuery(partnerId, ['channels', 'import'], { dry_run: 'true' }).queryKey)
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: csv,
  }).catch(() => {
    throw new ApiError(0, 'Fairway could not be reached.')
  })
  const envelope = (await response.json().catch(() => null)) as Envelope<ChannelImport> | null
  return envelope?.data?.errors ? envelope.data : dataOf(response.status, envelope)
}
