import {
  webhookEvent,
  webhookEventDetail,
  webhookEventList,
  webhookEventListQuery,
} from '@/lib/contracts/webhook-events'
import { webhookHealthList, webhookHealthQuery } from '@/lib/contracts/webhook-health'
import { webhookReplay, webhookReplayRequest } from '@/lib/contracts/webhook-replay'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import { listWebhookHealth } from '@/lib/server/webhooks/list-webhook-health'
import { findEvent, listEvents } from '@/lib/server/webhooks/read-events'
import { replayEvent } from '@/lib/server/webhooks/replay-event'
import { findReplay, replayEvents } from '@/lib/server/webhooks/replay-events'

export const webhookEventEndpoints = [
  endpoint({
    method: 'GET',
    path: '/webhook_events',
    summary: 'The webhook ledger, newest first',
    role: 'viewer',
    query: webhookEventListQuery,
    data: webhookEventList,
    handle: ({ runtime, actor, query }) => listEvents(runtime, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/webhook_events/health',
    summary: 'How events of each channel come in: the last one, how many, the share that failed',
    role: 'viewer',
    query: webhookHealthQuery,
    data: webhookHealthList,
    handle: ({ runtime, actor, query }) =>
      listWebhookHealth(runtime.database, actor, query, runtime.now()),
  }),
  endpoint({
    method: 'GET',
    path: '/webhook_events/replay',
    summary: 'The replay of many that runs, or the last one; null before the first',
    role: 'viewer',
    data: webhookReplay.nullable(),
    handle: ({ runtime, actor }) => findReplay(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: '/webhook_events/replay',
    summary:
      'Replay all webhooks that fit, oldest first; what takes longer than 20 seconds goes on',
    role: 'operator',
    body: webhookReplayRequest,
    data: webhookReplay,
    handle: ({ runtime, actor, body }) => replayEvents(runtime, actor, body),
  }),
  endpoint({
    method: 'GET',
    path: '/webhook_events/{id}',
    summary: 'One webhook and what it changed; its raw JSON for operators and owners',
    role: 'viewer',
    data: webhookEventDetail,
    handle: ({ runtime, actor, params }) => findEvent(runtime, actor, params.id),
  }),
  endpoint({
    method: 'POST',
    path: '/webhook_events/{id}/replay',
    summary: 'Read a webhook once more and apply it; what it changed already does not change again',
    role: 'operator',
    data: webhookEvent,
    handle: ({ runtime, actor, params }) => replayEvent(runtime, actor, params.id),
  }),
]
