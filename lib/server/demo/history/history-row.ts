import { v7 as uuid } from 'uuid'
import { demoId } from '@/lib/server/demo/demo-id'
import type { PlannedSend } from '@/lib/server/demo/history/plan-history'
import type { PlayedRoute } from '@/lib/server/demo/history/play-route'
import type { Random } from '@/lib/server/demo/history/random'
import type { SendRecord, SendTrace, TracedAttempt } from '@/lib/server/sending/send-record'

/** A send of the history as the send log has it. */
export function historyRow(
  partnerId: string,
  send: PlannedSend,
  route: PlayedRoute,
  random: Random,
): SendRecord['row'] & { wamid: string } {
  const { waba, channel, template, at, recipient, campaign } = send
  const { reason, decided, acceptedBy, swallowed } = route
  const wamid = `wamid.HBg${random.text(40)}`
  const took = random.between(90, 420)
  const lost = swallowed ? random.between(70, 300) : 0
  const attempts: TracedAttempt[] = []
  if (swallowed) {
    attempts.push({
      way: decided,
      started_ms: 1,
      took_ms: lost,
      outcome: swallowed.status === null ? 'not_sent' : 'refused',
      status: swallowed.status,
      class: swallowed.class,
      code: swallowed.code,
      text: swallowed.text,
      wamid: null,
      possible_duplicate: false,
    })
  }
  attempts.push({
    way: acceptedBy,
    started_ms: lost + 1,
    took_ms: took,
    outcome: 'accepted',
    status: 200,
    class: null,
    code: null,
    text: null,
    wamid,
    possible_duplicate: false,
  })
  return {
    partnerId,
    traceId: uuid({
      msecs: at,
      random: Uint8Array.from({ length: 16 }, () => random.between(0, 255)),
    }),
    channelId: demoId('CH', channel.name),
    wabaId: waba.id,
    at,
    source: 'gateway',
    asked: 'messages',
    type: 'template',
    recipient,
    templateName: template.name,
    templateLanguage: template.language,
    campaign,
    reason,
    policy: 'documented',
    decided,
    acceptedBy,
    wamid,
    answerStatus: 200,
    answerCode: null,
    fallbackClass: swallowed?.class ?? null,
    fallbackCode: swallowed?.code ?? null,
    possibleDuplicate: false,
    latencyMs: lost + took + 2,
    trace: {
      facts: {
        via: 'auto',
        type: 'template',
        strict: false,
        override: channel.override ?? 'inherit',
        partner_routing: true,
        onboarding:
          reason === 'not_onboarded'
            ? 'not_onboarded'
            : waba.source === null
              ? 'unknown'
              : 'onboarded',
        category: categoryOf(reason),
        waited_ms: 0,
      },
      attempts,
      learned:
        acceptedBy === 'marketing_messages'
          ? ['marketing']
          : reason === 'checked' && template.category !== 'MARKETING'
            ? ['non_marketing']
            : [],
    },
  }
}

/** What was known of the category when it was asked for. */
function categoryOf(reason: PlayedRoute['reason']): SendTrace['facts']['category'] {
  switch (reason) {
    case 'known_marketing':
      return { verdict: 'marketing', source: 'list' }
    case 'known_non_marketing':
      return { verdict: 'non_marketing', source: 'list' }
    case 'checked':
      return { verdict: 'unknown', source: 'none' }
    default:
      return null
  }
}
