import { apiQuery } from '@/lib/client/api-query'
import type { KeyList } from '@/lib/contracts/keys'

/** The Partner API's keys; for owners. */
export function partnerKeysQuery(partnerId: string) {
  return apiQuery<KeyList>(partnerId, ['api_keys'])
}

/** A channel's gateway keys. */
export function channelKeysQuery(partnerId: string, channelId: string) {
  return apiQuery<KeyList>(partnerId, ['channels', channelId, 'api_keys'])
}
