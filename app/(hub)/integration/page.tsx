import { headers } from 'next/headers'
import {
  createForwardSecret, createPartnerKey, revokePartnerKey, setHub, setRouting, setWebhookEndpoint, switchHubRoutingOff, testWebhookEndpoint,
} from '@/app/(hub)/integration/actions'
import { Prefetched } from '@/app/(hub)/prefetched'
import { IntegrationSettings } from '@/components/integration/integration-settings'
import { partnerKeysQuery } from '@/lib/client/keys'
import { hubSettingQuery, routingEffectQuery, routingSettingQuery } from '@/lib/client/settings'
import { webhookEndpointQuery } from '@/lib/client/webhook-endpoint'
import { requireSession } from '@/lib/server/accounts/require-session'
import { requestOrigin } from '@/lib/server/http/request-origin'
import { runtime } from '@/lib/server/runtime-handle'

export const metadata = { title: 'Integration' }

export default async function IntegrationPage() {
  const { partnerId, role } = await requireSession()
  const { D360_HUB_URL, MM_TERMS_URL } = runtime().settings
  const queries = [routingSettingQuery(partnerId), routingEffectQuery(partnerId), hubSettingQuery(partnerId), webhookEndpointQuery(partnerId)]
  return (
    <Prefetched queries={role === 'owner' ? [...queries, partnerKeysQuery(partnerId)] : queries}>
      <IntegrationSettings
        partnerId={partnerId} role={role} origin={requestOrigin(await headers())} hubUrl={D360_HUB_URL} termsUrl={MM_TERMS_URL}
        actions={{ setRouting, setHub, switchHubRoutingOff, createPartnerKey, revokePartnerKey, setWebhookEndpoint, createForwardSecret, testWebhookEndpoint }}
      />
    </Prefetched>
  )
}
