import type { Endpoint } from '@/lib/server/partner-api/endpoint'
import { findMessageEndpoint, listMessagesEndpoint } from '@/lib/server/partner-api/message-endpoints'

/** Every endpoint of the Partner API: what is routed, and what the API document shows. */
export const endpoints: readonly Endpoint[] = [
  listMessagesEndpoint,
  findMessageEndpoint,
]
