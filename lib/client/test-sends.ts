import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { apiCall } from '@/lib/client/api-call'
import type { DryRunResult, TestSend, TestSendResult } from '@/lib/contracts/test-send'

/** What a test send would do now; the answer before stays while the next is on its way. */
export function dryRunQuery(partnerId: string, send: TestSend) {
  return queryOptions({
    queryKey: ['dry-run', partnerId, send] as const,
    queryFn: ({ signal }) => apiCall<DryRunResult>('POST', partnerId, ['messages'], { search: { dry_run: 'true' }, body: send, signal }),
    placeholderData: keepPreviousData,
  })
}

/** Sends a message for real. */
export function testSend(partnerId: string, send: TestSend): Promise<TestSendResult> {
  return apiCall<TestSendResult>('POST', partnerId, ['messages'], { body: send })
}
