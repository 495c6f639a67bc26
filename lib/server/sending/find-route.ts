import { recipientCountry } from '@/lib/domain/geography/recipient-country'
import { type Decision, decideRoute } from '@/lib/domain/sending/decide-route'
import type { Message } from '@/lib/domain/sending/message'
import type { Way } from '@/lib/domain/sending/way'
import type { ChannelDirectory, DirectoryChannel } from '@/lib/server/channels/channel-directory'
import type { SendTrace } from '@/lib/server/sending/send-record'
import type { CategoryStore, TemplateRef } from '@/lib/server/templates/category-store'

/** What the decision is asked about. */
export interface RouteRequest {
  channel: DirectoryChannel
  message: Message
  asked: Way
  via: 'auto' | Way
  /** The recipient stopped marketing messages of the WABA. */
  recipientOptedOut: boolean
}

export interface FoundRoute {
  decision: Decision
  /** Null for what is no template, and for a template without a usable name or language. */
  template: TemplateRef | null
  facts: SendTrace['facts']
}

/** Answers every question of contract 2.1 from memory and decides. The real send and the dry run both call it. */
export function findRoute(
  stores: { directory: ChannelDirectory; categories: CategoryStore },
  { channel, message, asked, via, recipientOptedOut }: RouteRequest,
  now: number,
): FoundRoute {
  const { partner } = channel
  // Member by member: a spread here costs more than the whole decision.
  const template = message.template && {
    partnerId: partner.id,
    wabaId: channel.wabaId,
    name: message.template.name,
    language: message.template.language,
  }
  const verdict = template ? stores.categories.verdict(template, now) : null
  const category =
    verdict === null ? 'unknown' : verdict === 'unavailable' ? verdict : verdict.category
  const onboarding = stores.directory.onboarding(partner, channel.wabaId, now)
  const strict = message.isTemplate && message.productPolicy === 'STRICT'
  const decision = decideRoute({
    asked,
    via,
    isTemplate: message.isTemplate,
    strict,
    override: channel.override,
    partnerRouting: partner.routingEnabled,
    onboarding,
    category,
    suppression: {
      suppressOptedOut: channel.suppressOptedOut,
      recipientOptedOut,
      suppressUs: channel.suppressUs,
      recipientInUs: channel.suppressUs && recipientCountry(message.recipient) === 'US',
    },
  })
  return {
    decision,
    template,
    facts: {
      via,
      type: message.type,
      strict,
      override: channel.override,
      partner_routing: partner.routingEnabled,
      onboarding,
      category: verdict && {
        verdict: category,
        source: verdict === 'unavailable' ? 'none' : verdict.source,
      },
      waited_ms: 0,
    },
  }
}
