import { headers } from 'next/headers'
import {
  createForwardSecret,
  createPartnerKey,
  revokePartnerKey,
  setAlerts,
  setHub,
  setRouting,
  setWebhookEndpoint,
  switchHubRoutingOff,
  testWebhookEndpoint,
} from '@/app/(hub)/integration/actions'
import { createOnboardingLink } from '@/app/(hub)/onboarding/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { IntegrationSettings } from '@/components/integration/integration-settings'
import { alertSettingQuery, openAlertsQuery } from '@/lib/client/alerts'
import { partnerKeysQuery } from '@/lib/client/keys'
import { bannerLinkQuery } from '@/lib/client/onboarding'
import { hubSettingQuery, routingEffectQuery, routingSettingQuery } from '@/lib/client/settings'
import { webhookEndpointQuery } from '@/lib/client/webhook-endpoint'
import { requireSession } from '@/lib/server/accounts/require-session'
import { requestOrigin } from '@/lib/server/http/request-origin'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Integration' }

export default async function IntegrationPage() {
  const { partnerId, role } = await requireSession()
  const queries = [
    routingSettingQuery(partnerId),
    routingEffectQuery(partnerId),
    hubSettingQuery(partnerId),
    webhookEndpointQuery(partnerId),
    bannerLinkQuery(partnerId),
    alertSettingQuery(partnerId),
    openAlertsQuery(partnerId),
  ]
  return (
    <Prefetched queries={role === 'owner' ? [...queries, partnerKeysQuery(partnerId)] : queries}>
      <IntegrationSettings
        partnerId={partnerId}
        role={role}
        origin={requestOrigin(await headers())}
        hubUrl={runtime().settings.D360_HUB_URL}
        actions={{
          setRouting,
          setHub,
          switchHubRoutingOff,
          createPartnerKey,
          revokePartnerKey,
          setWebhookEndpoint,
          createForwardSecret,
          testWebhookEndpoint,
          setAlerts,
          createLink: createOnboardingLink,
        }}
      />
    </Prefetched>
  )
}
