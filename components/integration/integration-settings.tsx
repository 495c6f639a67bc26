import { AlertNotices } from '@/components/alerts/alert-notices'
import { type AlertActions, AlertSettingForm } from '@/components/alerts/alert-setting-form'
import { apiCurl } from '@/components/integration/api-curl'
import { Curl } from '@/components/integration/curl'
import { FallbackPolicy } from '@/components/integration/fallback-policy'
import { type HubActions, HubRouting } from '@/components/integration/hub-routing'
import { type KeyActions, PartnerAccess } from '@/components/integration/partner-access'
import { RoutingSwitch } from '@/components/integration/routing-switch'
import type { OnboardingActions } from '@/components/onboarding/onboarding-actions'
import { OnboardingBanner } from '@/components/onboarding/onboarding-banner'
import { PageHeader } from '@/components/shell/page-header'
import { Section } from '@/components/ui/section'
import { type WebhookActions, WebhookSettings } from '@/components/webhooks/webhook-settings'
import type { ChangeAction } from '@/lib/client/use-change'
import type { RoutingSetting, RoutingSettingChange } from '@/lib/contracts/settings'
import { type Role, roleAllows } from '@/lib/domain/accounts/role'

const SWITCH_PATH = '/settings/marketing_templates_routing'

const WEBHOOK_REQUESTS = [
  ['GET', '/webhook_endpoint'],
  [
    'PATCH',
    '/webhook_endpoint',
    { meta_app_secret: '…', static_header: { name: 'Authorization', value: '…' } },
  ],
  ['POST', '/webhook_endpoint/test'],
  ['POST', '/webhook_endpoint/forward_secret'],
] as const

export interface IntegrationActions
  extends AlertActions,
    HubActions,
    KeyActions,
    WebhookActions,
    Pick<OnboardingActions, 'createLink'> {
  setRouting: ChangeAction<RoutingSettingChange, RoutingSetting>
}

/** Everything that holds for the partner as a whole. */
export function IntegrationSettings({
  partnerId,
  role,
  origin,
  hubUrl,
  actions,
}: {
  partnerId: string
  role: Role
  /** By which the reader reaches Fairway. */
  origin: string
  hubUrl: string
  actions: IntegrationActions
}) {
  const mayChange = roleAllows(role, 'owner')
  const address = `${origin}/api/v2/partners/${partnerId}`
  const routing = { partnerId, mayChange, setRouting: actions.setRouting }
  return (
    <>
      <PageHeader title="Integration Settings">
        How marketing goes out, and what your programs need.
      </PageHeader>
      <AlertNotices partnerId={partnerId} subjects={[{ type: 'partner' }]} />
      <OnboardingBanner partnerId={partnerId} role={role} createLink={actions.createLink} />
      <Section
        title="Routing"
        about="Each channel can override it. The way of a single message is not guaranteed unless your program calls /marketing_messages itself."
      >
        <RoutingSwitch {...routing} />
        <Curl text={apiCurl(address, 'PATCH', SWITCH_PATH, { enabled: true })} />
      </Section>
      <Section
        title="Fallback"
        about="What follows where MM API does not accept a message. It never follows for /marketing_messages and for STRICT messages."
      >
        <FallbackPolicy {...routing} />
        <Curl
          text={apiCurl(address, 'PATCH', SWITCH_PATH, {
            enabled: true,
            fallback_policy: 'confirmed',
          })}
        />
      </Section>
      <Section
        title="360dialog’s own routing"
        about="360dialog’s /messages routes marketing by itself. For channels there, Fairway’s controls only hold while that is switched off."
      >
        <HubRouting partnerId={partnerId} hubUrl={hubUrl} mayChange={mayChange} actions={actions} />
      </Section>
      <Section
        title="Webhooks"
        about="Statuses, clicks and accepted terms arrive here. What nobody proves to be Meta’s or 360dialog’s is rejected."
      >
        <WebhookSettings partnerId={partnerId} role={role} actions={actions} />
        <Curl
          text={WEBHOOK_REQUESTS.map(([method, path, body]) =>
            apiCurl(address, method, path, body),
          ).join('\n\n')}
        />
      </Section>
      <Section
        title="Alerts"
        about="What should be looked at stands on the overview; it can come to your own system as well."
      >
        <AlertSettingForm
          partnerId={partnerId}
          mayChange={mayChange}
          setAlerts={actions.setAlerts}
        />
        <Curl text={apiCurl(address, 'PATCH', '/settings/alerts', { webhook_url: 'https://…' })} />
      </Section>
      <Section
        title="Partner API"
        about="Keys have the rights of an owner. A new one leaves the others valid."
      >
        <PartnerAccess partnerId={partnerId} isOwner={mayChange} actions={actions} />
        <Curl text={apiCurl(address, 'POST', '/api_keys')} />
      </Section>
    </>
  )
}
