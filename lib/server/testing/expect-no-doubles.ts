import { expect } from 'vitest'
import type { FallbackPolicy } from '@/lib/domain/sending/fallback-policy'
import type { FaultModel } from '@/lib/server/testing/fault-model'
import type { RandomSend } from '@/lib/server/testing/random-sends'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

interface Row {
  trace_id: string
  recipient: string
  accepted_by: string | null
  possible_duplicate: boolean
  answer_status: number
  answer_code: number | null
  attempts: number
}

/**
 * Holds what was answered and logged against the truth about every message (contract 2.1, 2.2): one answer and one row each, at
 * most one attempt on a way, and no message twice but, under `documented`, those whose row says that it may be.
 */
export async function expectNoDoubles(
  gateway: TestGateway,
  sent: readonly RandomSend[],
  model: FaultModel,
  policy: FallbackPolicy,
): Promise<void> {
  const rows = await gateway.runtime.database.query<Row>(
    `SELECT trace_id, recipient, accepted_by, possible_duplicate, answer_status, answer_code, jsonb_array_length(trace->'attempts') AS attempts
     FROM message WHERE policy = $1`,
    [policy],
  )
  const byRecipient = new Map(rows.map((row) => [row.recipient, row]))
  expect([rows.length, byRecipient.size]).toEqual([sent.length, sent.length])

  const wrong: { recipient: string; why: string }[] = []
  const marked = { and_delivered_twice: 0, and_delivered_once: 0 }
  for (const { recipient, status, traceId } of sent) {
    const row = byRecipient.get(recipient)!
    const asked = model.asked.get(recipient) ?? []
    const delivered = model.delivered.get(recipient) ?? []
    const complain = (why: string) => wrong.push({ recipient, why })
    if (row.trace_id !== traceId || row.answer_status !== status)
      complain('the row is not of this answer')
    if (new Set(asked).size !== asked.length || row.attempts !== asked.length)
      complain('two attempts on one way, or one that is not in the trace')
    if (row.accepted_by ? !delivered.includes(row.accepted_by as never) : status < 300)
      complain('accepted, and not delivered')
    if ((status === 502 && row.answer_code === 131016) === model.reached.has(recipient))
      complain('502, and a byte had left; or none had, and no 502')
    const openOnMm =
      model.leftOpen.get(recipient)?.includes('marketing_messages') &&
      asked.includes('messages') &&
      asked[0] === 'marketing_messages'
    if (row.possible_duplicate !== Boolean(openOnMm))
      complain('marked as a possible duplicate, or not marked, and wrongly so')
    if (delivered.length > 1 && (policy === 'confirmed' || !row.possible_duplicate))
      complain('delivered twice')
    if (row.possible_duplicate)
      marked[delivered.length > 1 ? 'and_delivered_twice' : 'and_delivered_once'] += 1
  }
  expect(wrong.slice(0, 5), `${wrong.length} of ${sent.length}`).toEqual([])
  // The run must have met what it is about.
  if (policy === 'confirmed')
    expect(marked).toEqual({ and_delivered_twice: 0, and_delivered_once: 0 })
  else expect(Math.min(marked.and_delivered_twice, marked.and_delivered_once)).toBeGreaterThan(0)
}
