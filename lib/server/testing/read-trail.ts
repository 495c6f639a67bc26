import type { SendTrace, TracedAttempt } from '@/lib/server/sending/send-record'
import type { TestChannel } from '@/lib/server/testing/create-test-channel'
import type { SendAnswer } from '@/lib/server/testing/send-request'
import type { TestGateway } from '@/lib/server/testing/start-test-gateway'

/** Everything one send left behind: the caller's answer, its row, what it taught, and what the sandbox got of it. */
export interface Trail {
  answer: SendAnswer
  row: Record<string, unknown> & { trace_id: string }
  facts: SendTrace['facts']
  attempts: TracedAttempt[]
  /** The template's learned category in the database. */
  learned: string | null
  notOnboardedUntil: Date | null
  /** Requests by way. */
  received: Record<'marketing_messages' | 'messages', number>
}

let recipients = 0

/** Sends one template message to a recipient that no other send has, and reads its trail. */
export async function readTrail(
  { send, runtime, partnerId, sandbox }: TestGateway,
  channel: TestChannel,
  message: Record<string, unknown>,
  path = '/messages',
): Promise<Trail> {
  const recipient = `55219${String((recipients += 1)).padStart(8, '0')}`
  const answer = await send(channel.key, { ...message, to: recipient }, { path })
  const { database } = runtime
  const [row] = await database.query<Trail['row'] & { trace: SendTrace }>(
    'SELECT * FROM message WHERE partner_id = $1 AND recipient = $2',
    [partnerId, recipient],
  )
  if (!row) throw new Error(`No send to ${recipient} is in the log (answered ${answer.status}).`)
  const [template] = await database.query<{ learned_category: string | null }>(
    'SELECT learned_category FROM template_category WHERE partner_id = $1 AND waba_id = $2 AND name = $3',
    [partnerId, channel.wabaId, row.template_name as string | null],
  )
  const [waba] = await database.query<{ not_onboarded_until: Date | null }>(
    'SELECT not_onboarded_until FROM waba WHERE partner_id = $1 AND id = $2',
    [partnerId, channel.wabaId],
  )
  const response = await fetch(`${sandbox.url}/_sandbox/sends?recipient=${recipient}`)
  const { sends } = (await response.json()) as {
    sends: { way: 'marketing_messages' | 'messages' }[]
  }
  const count = (way: string) => sends.filter((one) => one.way === way).length
  return {
    answer,
    row,
    facts: row.trace.facts,
    attempts: row.trace.attempts,
    learned: template?.learned_category ?? null,
    notOnboardedUntil: waba?.not_onboarded_until ?? null,
    received: { marketing_messages: count('marketing_messages'), messages: count('messages') },
  }
}
