import { phoneCountry } from '@/lib/domain/geography/phone-country'
import { recipientCountry } from '@/lib/domain/geography/recipient-country'
import type { DecisionReason, SuppressionReason } from '@/lib/domain/sending/reasons'
import { type Warning, warningsFor } from '@/lib/domain/sending/warnings'
import type { Way } from '@/lib/domain/sending/way'
import type { Gateway } from '@/lib/server/gateway/gateway'
import { findRoute, type RouteRequest } from '@/lib/server/sending/find-route'
import { type PlannedStep, planSteps } from '@/lib/server/sending/plan-steps'
import type { SendTrace } from '@/lib/server/sending/send-record'
import { readListedTemplate } from '@/lib/server/templates/listed-template'

/** What a send would do now (contract 2): the same decision, nothing sent, counted or waited for. */
export interface DryRun {
  /** Null when the message would be suppressed. */
  route: Way | null
  reason: DecisionReason | SuppressionReason
  steps: PlannedStep[]
  warnings: Warning[]
  /** The answers that decided; the gateway's own callers are not told them. */
  facts: SendTrace['facts']
}

export async function dryRun(gateway: Gateway, request: RouteRequest): Promise<DryRun> {
  const { channel, message } = request
  const now = gateway.now()
  const { decision, facts, template } = findRoute(gateway, request, now)
  const steps = planSteps(decision, channel.partner.fallbackPolicy)
  const warnings = warningsFor({
    message,
    ways: steps.filter(({ when }) => when !== 'code_131063').map(({ way }) => way),
    category: facts.category?.verdict ?? 'unknown',
    countries: {
      sender: phoneCountry(channel.phoneNumber),
      recipient: recipientCountry(message.recipient),
    },
    defaultActivitySharing: channel.defaultActivitySharing,
    provider: channel.provider,
    providerRoutingOff: channel.partner.providerRoutingOff,
    recipientOptedOut: request.recipientOptedOut,
    template: template && (await readListedTemplate(gateway.database, template)),
    templateIsFresh: template !== null && gateway.categories.isFresh(template, now),
    possibleDuplicate: false,
  })
  return {
    route: decision.kind === 'plan' ? decision.first : null,
    reason: decision.reason,
    steps,
    warnings,
    facts,
  }
}
