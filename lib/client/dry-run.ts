import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiPost } from '@/lib/client/api-post'
import type { DryRunResult, TestSend } from '@/lib/contracts/test-send'

/** What a test send would do now; the answer before stays while the next is on its way. */
export function dryRunQuery(partnerId: string, send: TestSend) {
  return queryOptions({
    queryKey: ['dry-run', partnerId, send] as const,
    queryFn: ({ signal }) =>
      apiPost<DryRunResult>(
        ['partner-api', ['partners', partnerId, 'messages'], { dry_run: 'true' }],
        send,
        signal,
      ),
    placeholderData: keepPreviousData,
  })
}
