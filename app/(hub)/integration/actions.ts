'use server'

import type { AlertSetting } from '@/lib/contracts/alerts'
import type { HubAnswer, HubSetting, HubSettingChange } from '@/lib/contracts/hub'
import type { CreatedKey } from '@/lib/contracts/keys'
import type { RoutingSetting, RoutingSettingChange } from '@/lib/contracts/settings'
import type {
  ForwardSecret,
  WebhookEndpointChange,
  WebhookEndpointView,
  WebhookTest,
} from '@/lib/contracts/webhook-endpoint'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function setRouting(body: RoutingSettingChange) {
  return changeByApi<RoutingSetting>({
    method: 'PATCH',
    path: ['settings', 'marketing_templates_routing'],
    body,
  })
}

export async function setHub(body: HubSettingChange) {
  return changeByApi<HubSetting>({ method: 'PATCH', path: ['settings', '360dialog_hub'], body })
}

export async function switchHubRoutingOff() {
  return changeByApi<HubAnswer>({
    method: 'POST',
    path: ['settings', '360dialog_hub', 'routing_off'],
  })
}

export async function createPartnerKey() {
  return changeByApi<CreatedKey>({ method: 'POST', path: ['api_keys'] })
}

export async function revokePartnerKey(id: string) {
  return changeByApi<{ id: string }>({ method: 'DELETE', path: ['api_keys', id] })
}

export async function setWebhookEndpoint(body: WebhookEndpointChange) {
  return changeByApi<WebhookEndpointView>({ method: 'PATCH', path: ['webhook_endpoint'], body })
}

export async function createForwardSecret() {
  return changeByApi<ForwardSecret>({
    method: 'POST',
    path: ['webhook_endpoint', 'forward_secret'],
  })
}

export async function testWebhookEndpoint() {
  return changeByApi<WebhookTest>({ method: 'POST', path: ['webhook_endpoint', 'test'] })
}

export async function setAlerts(body: AlertSetting) {
  return changeByApi<AlertSetting>({ method: 'PATCH', path: ['settings', 'alerts'], body })
}
