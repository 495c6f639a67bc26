'use server'

import type { TestSend, TestSendResult } from '@/lib/contracts/test-send'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function sendTest(send: TestSend) {
  return changeByApi<TestSendResult>({ method: 'POST', path: ['messages'], body: send })
}
