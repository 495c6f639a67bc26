'use server'

import type { ChannelImport } from '@/lib/contracts/channel-import'
import type {
  BulkOverrideChange,
  BulkOverrideChanged,
  Channel,
  ChannelChange,
  NewChannelInput,
  OverrideChanged,
} from '@/lib/contracts/channels'
import type { Client, NewClient } from '@/lib/contracts/clients'
import type { CreatedKey } from '@/lib/contracts/keys'
import type { ProviderWebhook } from '@/lib/contracts/provider-webhook'
import type { RoutingOverride } from '@/lib/domain/channels/effective-routing'
import { changeByApi } from '@/lib/server/http/change-by-api'

export async function setOverride({ id, mode }: { id: string; mode: RoutingOverride }) {
  return changeByApi<OverrideChanged>({
    method: 'PATCH',
    path: ['channels', id, 'settings', 'marketing_templates_routing'],
    body: { mode },
  })
}

export async function setOverrides(body: BulkOverrideChange) {
  return changeByApi<BulkOverrideChanged>({ method: 'POST', path: ['channels', 'routing'], body })
}

/** The provider is asked about its key first. */
export async function createChannel(body: NewChannelInput) {
  return changeByApi<Channel>({
    method: 'POST',
    path: ['channels'],
    query: { check_key: 'true' },
    body,
  })
}

/** Where a new key is given, the provider is asked about it first. */
export async function updateChannel({ id, change }: { id: string; change: ChannelChange }) {
  return changeByApi<Channel>({
    method: 'PATCH',
    path: ['channels', id],
    query: { check_key: 'true' },
    body: change,
  })
}

export async function deleteChannel(id: string) {
  return changeByApi<{ id: string }>({ method: 'DELETE', path: ['channels', id] })
}

export async function createClient(body: NewClient) {
  return changeByApi<Client>({ method: 'POST', path: ['clients'], body })
}

export async function importChannels(csv: string) {
  return changeByApi<ChannelImport>({ method: 'POST', path: ['channels', 'import'], body: csv })
}

export async function createChannelKey(channelId: string) {
  return changeByApi<CreatedKey>({ method: 'POST', path: ['channels', channelId, 'api_keys'] })
}

export async function revokeChannelKey({ channelId, keyId }: { channelId: string; keyId: string }) {
  return changeByApi<{ id: string }>({
    method: 'DELETE',
    path: ['channels', channelId, 'api_keys', keyId],
  })
}

export async function pointProviderWebhook(channelId: string) {
  return changeByApi<ProviderWebhook>({
    method: 'POST',
    path: ['channels', channelId, 'provider_webhook'],
  })
}
