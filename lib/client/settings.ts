import { apiQuery } from '@/lib/client/api-query'
import type { HubSetting } from '@/lib/contracts/hub'
import type { RoutingEffect } from '@/lib/contracts/routing-effect'
import type { RoutingSetting } from '@/lib/contracts/settings'

const ROUTING = ['settings', 'marketing_templates_routing']

/** The switch "Route Marketing via MM API", and the fallback policy. */
export function routingSettingQuery(partnerId: string) {
  return apiQuery<RoutingSetting>(partnerId, ROUTING)
}

/** What the switch does, on and off. */
export function routingEffectQuery(partnerId: string) {
  return apiQuery<RoutingEffect>(partnerId, [...ROUTING, 'effect'])
}

export function hubSettingQuery(partnerId: string) {
  return apiQuery<HubSetting>(partnerId, ['settings', '360dialog_hub'])
}
