import {
  forwardSecret,
  webhookEndpoint,
  webhookEndpointChange,
  webhookTest,
} from '@/lib/contracts/webhook-endpoint'
import { endpoint } from '@/lib/server/partner-api/endpoint'
import {
  getWebhookEndpoint,
  newForwardSecret,
  setWebhookEndpoint,
} from '@/lib/server/webhooks/endpoint-setting'
import { testEndpoint } from '@/lib/server/webhooks/test-endpoint'

const path = '/webhook_endpoint'

export const webhookEndpointEndpoints = [
  endpoint({
    method: 'GET',
    path,
    summary: 'Where webhooks arrive, what proves them, and what was rejected',
    role: 'viewer',
    data: webhookEndpoint,
    handle: ({ runtime, actor }) => getWebhookEndpoint(runtime, actor),
  }),
  endpoint({
    method: 'PATCH',
    path,
    summary: 'Set the verify token and the secrets that prove webhooks; null takes one away',
    role: 'owner',
    body: webhookEndpointChange,
    data: webhookEndpoint,
    handle: ({ runtime, actor, body }) => setWebhookEndpoint(runtime, actor, body),
  }),
  endpoint({
    method: 'POST',
    path: `${path}/forward_secret`,
    summary: 'Make a new secret that signs what is forwarded, shown this once',
    role: 'owner',
    status: 201,
    data: forwardSecret,
    handle: ({ runtime, actor }) => newForwardSecret(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: `${path}/test`,
    summary: 'Send a signed event that changes nothing through the endpoint',
    role: 'operator',
    data: webhookTest,
    handle: ({ runtime, actor }) => testEndpoint(runtime, actor),
  }),
]
