import { z } from 'zod'
import { channelImport, channelImportQuery } from '@/lib/contracts/channel-import'
import {
  activeChannel,
  bulkOverrideChange,
  bulkOverrideChanged,
  bulkOverrideQuery,
  channel,
  channelChange,
  channelKeyQuery,
  channelList,
  channelListQuery,
  newChannel,
  overrideChange,
  overrideChanged,
} from '@/lib/contracts/channels'
import { deleted } from '@/lib/contracts/keys'
import { providerWebhook } from '@/lib/contracts/provider-webhook'
import { createChannel, deleteChannel, updateChannel } from '@/lib/server/channels/change-channels'
import { importChannels } from '@/lib/server/channels/import-channels'
import { KEY_IN_USE } from '@/lib/server/channels/key-in-use'
import { getProviderWebhook, pointProviderWebhook } from '@/lib/server/channels/provider-webhook'
import { channelPages, findChannel, listChannels } from '@/lib/server/channels/read-channels'
import { previewOverrides, setOverride, setOverrides } from '@/lib/server/channels/set-override'
import { CSV_PAGE, csvFile } from '@/lib/server/partner-api/csv-file'
import { endpoint, Reply } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'

/** The fields that an import takes come first, but for the key, which is never given out. */
const CSV_COLUMNS = [
  ...Object.keys(newChannel.shape).filter(
    (name) => name !== 'upstream_api_key' && name !== 'mm_status',
  ),
  'id',
  'client_name',
  'country',
  'routing.override',
  'routing.effective',
  'routing.reason',
  'mm_status.status',
  'mm_status.bucket',
  'mm_status.source',
  'created_at',
  'updated_at',
]

export const channelEndpoints = [
  endpoint({
    method: 'GET',
    path: '/channels',
    summary: 'The numbers, with the way their marketing templates go and why',
    role: 'viewer',
    query: channelListQuery,
    data: channelList,
    handle: ({ runtime, actor, query }) => listChannels(runtime, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/channels.csv',
    summary: 'The channels as CSV; the filters of the list',
    role: 'viewer',
    query: channelListQuery.pick({ filters: true }),
    data: z.never(),
    handle: async ({ runtime, actor, query }) =>
      csvFile('channels', CSV_COLUMNS, channelPages(runtime, actor, query.filters, CSV_PAGE), {
        role: actor.role,
        row: channel,
      }),
  }),
  endpoint({
    method: 'POST',
    path: '/channels',
    summary: 'Add a channel',
    role: 'owner',
    status: 201,
    query: channelKeyQuery,
    body: newChannel,
    data: channel,
    handle: ({ runtime, actor, query, body }) =>
      createChannel(runtime, actor, body, { checkKey: query.check_key === 'true' }),
  }),
  endpoint({
    method: 'POST',
    path: '/channels/import',
    summary: 'Add channels from CSV, all or nothing',
    role: 'owner',
    query: channelImportQuery,
    body: z.string(),
    bodyFormat: 'csv',
    data: channelImport,
    async handle({ runtime, actor, query, body }) {
      const dryRun = query.dry_run === 'true'
      const result = await importChannels(runtime, actor, body, dryRun)
      if (result instanceof Problem) return result
      if (result.errors.length > 0) {
        // Where nothing else is wrong than that keys are in use, it is a conflict, as for one channel.
        const status = result.errors.every(({ message }) => message === KEY_IN_USE) ? 409 : 422
        return new Reply(status, result, `Nothing was imported: ${result.errors.length} errors.`)
      }
      return new Reply(dryRun ? 200 : 201, result)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/channels/routing',
    summary: 'Set the override of many channels, all or nothing',
    role: 'operator',
    query: bulkOverrideQuery,
    body: bulkOverrideChange,
    data: bulkOverrideChanged,
    handle: async ({ runtime, actor, query, body }) =>
      (query.dry_run === 'true' ? previewOverrides : setOverrides)(runtime, actor, body),
  }),
  endpoint({
    method: 'GET',
    path: '/channels/{id}',
    summary: 'One channel',
    role: 'viewer',
    data: activeChannel,
    handle: ({ runtime, actor, params }) => findChannel(runtime, actor, params.id),
  }),
  endpoint({
    method: 'PATCH',
    path: '/channels/{id}',
    summary: 'Change a channel',
    role: 'owner',
    query: channelKeyQuery,
    body: channelChange,
    data: channel,
    handle: ({ runtime, actor, params, query, body }) =>
      updateChannel(runtime, actor, params.id, body, { checkKey: query.check_key === 'true' }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/channels/{id}',
    summary: 'Take a channel out of use; its log stays',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) => deleteChannel(runtime, actor, params.id),
  }),
  endpoint({
    method: 'PATCH',
    path: '/channels/{id}/settings/marketing_templates_routing',
    summary: "Set a channel's override",
    role: 'operator',
    body: overrideChange,
    data: overrideChanged,
    handle: ({ runtime, actor, params, body }) => setOverride(runtime, actor, params.id, body.mode),
  }),
  endpoint({
    method: 'GET',
    path: '/channels/{id}/provider_webhook',
    summary: "Where the provider sends a channel's events, as it says itself",
    role: 'viewer',
    data: providerWebhook,
    handle: ({ runtime, actor, params }) => getProviderWebhook(runtime, actor, params.id),
  }),
  endpoint({
    method: 'POST',
    path: '/channels/{id}/provider_webhook',
    summary:
      "Have the provider send a channel's events here; the address it had becomes forward_url",
    role: 'owner',
    data: providerWebhook,
    handle: ({ runtime, actor, params }) => pointProviderWebhook(runtime, actor, params.id),
  }),
]
