import { createdKey, deleted, keyList } from '@/lib/contracts/keys'
import {
  createChannelKey,
  createPartnerKey,
  listChannelKeys,
  listPartnerKeys,
  revokeChannelKey,
  revokePartnerKey,
} from '@/lib/server/accounts/keys'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const keyEndpoints = [
  endpoint({
    method: 'GET',
    path: '/channels/{id}/api_keys',
    summary: "A channel's gateway keys, never the keys themselves",
    role: 'viewer',
    data: keyList,
    handle: ({ runtime, actor, params }) => listChannelKeys(runtime, actor, params.id),
  }),
  endpoint({
    method: 'POST',
    path: '/channels/{id}/api_keys',
    summary: 'Issue a gateway key, shown this once; others stay valid',
    role: 'owner',
    status: 201,
    data: createdKey,
    handle: ({ runtime, actor, params }) => createChannelKey(runtime, actor, params.id),
  }),
  endpoint({
    method: 'DELETE',
    path: '/channels/{id}/api_keys/{key_id}',
    summary: 'Revoke a gateway key',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) =>
      revokeChannelKey(runtime, actor, params.id, params.key_id),
  }),
  endpoint({
    method: 'GET',
    path: '/api_keys',
    summary: 'The keys of this API, never the keys themselves',
    role: 'owner',
    data: keyList,
    handle: ({ runtime, actor }) => listPartnerKeys(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: '/api_keys',
    summary: 'Issue a key of this API with owner rights, shown this once',
    role: 'owner',
    status: 201,
    data: createdKey,
    handle: ({ runtime, actor }) => createPartnerKey(runtime, actor),
  }),
  endpoint({
    method: 'DELETE',
    path: '/api_keys/{id}',
    summary: 'Revoke a key of this API',
    role: 'owner',
    data: deleted,
    handle: ({ runtime, actor, params }) => revokePartnerKey(runtime, actor, params.id),
  }),
]
