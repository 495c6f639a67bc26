import { webhookEvent, webhookEventDetail, webhookEventList, webhookEventListQuery } from '@/lib/contracts/webhook-events'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { findEvent, listEvents } from '@/lib/server/webhooks/read-events'
import { replayEvent } from '@/lib/server/webhooks/replay-event'

export const webhookEventEndpoints = [
  endpoint({
    method: 'GET', path: '/webhook_events', summary: 'The webhook ledger, newest first', role: 'viewer',
    query: webhookEventListQuery, data: webhookEventList,
    handle: ({ runtime, actor, query }) => listEvents(runtime, actor, query),
  }),
  endpoint({
    method: 'GET', path: '/webhook_events/{id}', summary: 'One webhook and what it changed; its raw JSON for operators and owners', role: 'viewer',
    data: webhookEventDetail,
    handle: ({ runtime, actor, params }) => findEvent(runtime, actor, params.id),
  }),
  endpoint({
    method: 'POST', path: '/webhook_events/{id}/replay', summary: 'Read a webhook once more and apply it; what it changed already does not change again', role: 'operator',
    data: webhookEvent,
    handle: ({ runtime, actor, params }) => replayEvent(runtime, actor, params.id),
  }),
]
