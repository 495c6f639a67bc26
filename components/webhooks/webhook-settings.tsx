'use client'

import { useQuery } from '@tanstack/react-query'
import { Failure } from '@/components/ui/failure'
import { Skeleton } from '@/components/ui/skeleton'
import { ForwardSecretSetting } from '@/components/webhooks/forward-secret-setting'
import { WebhookArrivals } from '@/components/webhooks/webhook-arrivals'
import { WebhookFacts } from '@/components/webhooks/webhook-facts'
import { WebhookProofs } from '@/components/webhooks/webhook-proofs'
import type { ChangeAction } from '@/lib/client/use-change'
import { webhookEndpointQuery } from '@/lib/client/webhook-endpoint'
import type {
  ForwardSecret,
  WebhookEndpointChange,
  WebhookEndpointView,
  WebhookTest,
} from '@/lib/contracts/webhook-endpoint'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

export interface WebhookActions {
  setWebhookEndpoint: ChangeAction<WebhookEndpointChange, WebhookEndpointView>
  createForwardSecret: ChangeAction<void, ForwardSecret>
  testWebhookEndpoint: ChangeAction<void, WebhookTest>
}

const REFRESH_MS = 10_000

/** Where webhooks arrive, what arrived last, what proves them, and what signs those that go on. */
export function WebhookSettings({
  partnerId,
  role,
  actions,
}: {
  partnerId: string
  role: Role
  actions: WebhookActions
}) {
  const query = useQuery({ ...webhookEndpointQuery(partnerId), refetchInterval: REFRESH_MS })
  if (query.isError && !query.data)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton className="h-32 w-full" />
  const mayChange = roleAllows(role, 'owner')
  return (
    <>
      <WebhookFacts
        endpoint={query.data}
        mayChange={mayChange}
        setEndpoint={actions.setWebhookEndpoint}
      />
      <WebhookArrivals
        endpoint={query.data}
        mayTest={roleAllows(role, 'operator')}
        test={actions.testWebhookEndpoint}
      />
      <WebhookProofs
        endpoint={query.data}
        mayChange={mayChange}
        setEndpoint={actions.setWebhookEndpoint}
      />
      <ForwardSecretSetting
        isSet={query.data.has_forward_secret}
        mayChange={mayChange}
        create={actions.createForwardSecret}
      />
    </>
  )
}
