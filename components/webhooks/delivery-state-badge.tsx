import { Badge } from '@/components/ui/badge'
import type { Delivery } from '@/lib/contracts/deliveries'

const STATES = {
  pending: { name: 'Waiting', look: 'attention' },
  delivered: { name: 'Delivered', look: 'neutral' },
  failed: { name: 'Failed', look: 'danger' },
} as const

/** Where a delivery stands. */
export function DeliveryStateBadge({ state }: { state: Delivery['state'] }) {
  const { name, look } = STATES[state]
  return <Badge look={look}>{name}</Badge>
}
