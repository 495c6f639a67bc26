import type { Attempt } from '@/lib/domain/sending/next-step'
import { GATEWAY_ERRORS } from '@/lib/server/gateway/gateway-errors'
import type { FoundRoute } from '@/lib/server/sending/find-route'
import type { Learned } from '@/lib/server/sending/learn-from-attempt'
import type { SendEnd, SendRequest } from '@/lib/server/sending/send-message'
import type { SendRecord, TracedAttempt } from '@/lib/server/sending/send-record'

/** The record of a finished send. */
export function recordOf(
  request: SendRequest,
  found: FoundRoute,
  run: { end: SendEnd; attempts: readonly Attempt[]; traced: readonly TracedAttempt[] },
  learned: Learned,
  latencyMs: number,
): SendRecord {
  const { channel, message } = request
  const { decision, facts } = found
  const last = run.attempts.at(-1)
  const swallowed = run.attempts.at(-2)?.classified
  const accepted = last?.classified.kind === 'accepted' ? last.classified : null
  const fallback = swallowed?.kind === 'failure' ? swallowed : null
  const answer = answerOf(run.end, last)
  return {
    row: {
      partnerId: channel.partner.id,
      traceId: request.traceId,
      channelId: channel.id,
      wabaId: channel.wabaId,
      at: request.at,
      source: request.source,
      asked: request.asked,
      type: message.type,
      recipient: message.recipient?.id ?? null,
      templateName: message.template?.name ?? null,
      templateLanguage: message.template?.language ?? null,
      campaign: request.campaign ?? message.template?.name ?? null,
      reason: decision.reason,
      policy: channel.partner.fallbackPolicy,
      decided: decision.kind === 'plan' ? decision.first : null,
      acceptedBy: accepted && last ? last.way : null,
      wamid: accepted?.wamid ?? null,
      answerStatus: answer.status,
      answerCode: answer.code,
      fallbackClass: fallback?.class ?? null,
      fallbackCode: fallback?.code ?? null,
      possibleDuplicate: run.traced.some((attempt) => attempt.possible_duplicate),
      latencyMs,
      trace: { facts, attempts: [...run.traced], learned: learned.words },
    },
    categories: learned.categories,
    wabas: learned.wabas,
    idempotency: null,
  }
}

function answerOf(
  end: SendEnd,
  last: Attempt | undefined,
): { status: number; code: number | null } {
  switch (end.kind) {
    case 'answered':
      return {
        status: end.answer.status,
        code: last?.classified.kind === 'failure' ? last.classified.code : null,
      }
    case 'unanswered':
      return GATEWAY_ERRORS[end.status === 502 ? 'not_sent' : 'unknown_outcome']
    case 'suppressed':
      return GATEWAY_ERRORS[end.reason]
  }
}
