import type { MessageDetail } from '@/lib/contracts/messages'
import { decideRoute } from '@/lib/domain/sending/decide-route'
import { withoutNumbers } from '@/lib/domain/text/without-numbers'
import type { Actor } from '@/lib/server/accounts/actor'
import type { Queryable } from '@/lib/server/db/database'
import { Problem } from '@/lib/server/problem'
import {
  MESSAGE_COLUMNS,
  type MessageRow,
  messageItemOf,
  messageTables,
} from '@/lib/server/sending/message-item'
import {
  TIMELINE_COLUMNS,
  type TimelineRow,
  timelineOf,
} from '@/lib/server/sending/message-timeline'
import { planSteps } from '@/lib/server/sending/plan-steps'
import type { SendTrace, TracedAttempt } from '@/lib/server/sending/send-record'

type TracedRow = MessageRow &
  TimelineRow & { trace: SendTrace; pricing: Record<string, unknown> | null }

/** One send of the actor's partner, by its trace id or its wamid; viewers find by trace id alone and read no numbers. */
export async function findMessage(
  database: Queryable,
  actor: Actor,
  id: string,
): Promise<MessageDetail | Problem> {
  const isViewer = actor.role === 'viewer'
  const [row] = await database.query<TracedRow>(
    `SELECT ${MESSAGE_COLUMNS}, m.trace, s.pricing, ${TIMELINE_COLUMNS} FROM ${messageTables()}
     WHERE m.partner_id = $1 AND (m.trace_id = $2 OR m.wamid = $3) ORDER BY m.at LIMIT 1`,
    [actor.partnerId, id, isViewer ? null : id],
  )
  if (!row) return new Problem('not_found', `No message has the trace id or wamid ${id}.`)
  return {
    ...messageItemOf(row, actor.role),
    trace: {
      ...row.trace,
      attempts: isViewer ? row.trace.attempts.map(withoutRecipient) : row.trace.attempts,
      steps: plannedSteps(row),
    },
    pricing: row.pricing,
    timeline: timelineOf(row).map((told) =>
      isViewer && told.title !== null ? { ...told, title: withoutNumbers(told.title) } : told,
    ),
  }
}

/** A provider's words may name whom it refused. */
function withoutRecipient(attempt: TracedAttempt): TracedAttempt {
  const { text } = attempt
  return { ...attempt, wamid: null, text: text === null ? null : withoutNumbers(text) }
}

/** The log keeps the answers to the questions; the plan follows from them again. */
function plannedSteps({ asked, decided, policy, trace: { facts } }: TracedRow) {
  if (!decided) return []
  const decision = decideRoute({
    asked,
    via: facts.via,
    isTemplate: facts.type === 'template',
    strict: facts.strict,
    override: facts.override,
    partnerRouting: facts.partner_routing,
    onboarding: facts.onboarding,
    category: facts.category?.verdict ?? 'unknown',
    suppression: {
      suppressOptedOut: false,
      recipientOptedOut: false,
      suppressUs: false,
      recipientInUs: false,
    },
  })
  return planSteps(decision, policy)
}
