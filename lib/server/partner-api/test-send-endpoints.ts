import { z } from 'zod'
import {
  dryRunResult,
  testSend as testSendBody,
  testSendQuery,
  testSendResult,
} from '@/lib/contracts/test-send'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { dryTestSend, testSend } from '@/lib/server/sending/test-send'

export const testSendEndpoints = [
  endpoint({
    method: 'POST',
    path: '/messages',
    summary: "A test send by the gateway's own code, or with dry_run what it would do",
    role: 'operator',
    query: testSendQuery,
    body: testSendBody,
    data: z.union([testSendResult, dryRunResult]),
    handle: ({ runtime, actor, query, body }) =>
      query.dry_run === 'true' ? dryTestSend(runtime, actor, body) : testSend(runtime, actor, body),
  }),
]
