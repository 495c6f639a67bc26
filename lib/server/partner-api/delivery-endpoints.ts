import {
  delivery,
  deliveryList,
  deliveryListQuery,
  forwardingHealthList,
  forwardingHealthQuery,
} from '@/lib/contracts/deliveries'
import { listDeliveries } from '@/lib/server/forwarding/list-deliveries'
import { listForwardingHealth } from '@/lib/server/forwarding/list-forwarding-health'
import { retryDelivery } from '@/lib/server/forwarding/retry-delivery'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const deliveryEndpoints = [
  endpoint({
    method: 'GET',
    path: '/deliveries',
    summary: 'The forwarding log: webhooks on their way to channels, newest first',
    role: 'viewer',
    query: deliveryListQuery,
    data: deliveryList,
    handle: ({ runtime, actor, query }) => listDeliveries(runtime.database, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/deliveries/health',
    summary: 'How forwarding to each channel went in the last 24 hours',
    role: 'viewer',
    query: forwardingHealthQuery,
    data: forwardingHealthList,
    handle: ({ runtime, actor, query }) =>
      listForwardingHealth(runtime.database, actor, query, runtime.now()),
  }),
  endpoint({
    method: 'POST',
    path: '/deliveries/{id}/retry',
    summary: 'Try a delivery at once, and for seven days more',
    role: 'operator',
    data: delivery,
    handle: ({ runtime, actor, params }) => retryDelivery(runtime, actor, params.id),
  }),
]
