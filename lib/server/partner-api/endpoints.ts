import { accountEndpoints } from '@/lib/server/partner-api/account-endpoints'
import { alertEndpoints } from '@/lib/server/partner-api/alert-endpoints'
import { auditEndpoints } from '@/lib/server/partner-api/audit-endpoints'
import { channelEndpoints } from '@/lib/server/partner-api/channel-endpoints'
import { clientEndpoints } from '@/lib/server/partner-api/client-endpoints'
import { deliveryEndpoints } from '@/lib/server/partner-api/delivery-endpoints'
import { eligibilityEndpoints } from '@/lib/server/partner-api/eligibility-endpoints'
import type { Endpoint } from '@/lib/server/partner-api/endpoint'
import { hubEndpoints } from '@/lib/server/partner-api/hub-endpoints'
import { keyEndpoints } from '@/lib/server/partner-api/key-endpoints'
import {
  findMessageEndpoint,
  listMessagesEndpoint,
  messagesFileEndpoint,
} from '@/lib/server/partner-api/message-endpoints'
import { onboardingEndpoints } from '@/lib/server/partner-api/onboarding-endpoints'
import { onboardingLinkEndpoints } from '@/lib/server/partner-api/onboarding-link-endpoints'
import { settingEndpoints } from '@/lib/server/partner-api/setting-endpoints'
import { statsEndpoints } from '@/lib/server/partner-api/stats-endpoints'
import { templateCategoryEndpoints } from '@/lib/server/partner-api/template-category-endpoints'
import { templateEndpoints } from '@/lib/server/partner-api/template-endpoints'
import { testSendEndpoints } from '@/lib/server/partner-api/test-send-endpoints'
import { webhookEndpointEndpoints } from '@/lib/server/partner-api/webhook-endpoint-endpoints'
import { webhookEventEndpoints } from '@/lib/server/partner-api/webhook-event-endpoints'

/** Every endpoint of the Partner API: what is routed, and what the API document shows. */
export const endpoints: readonly Endpoint[] = [
  ...settingEndpoints,
  ...clientEndpoints,
  ...channelEndpoints,
  ...keyEndpoints,
  ...eligibilityEndpoints,
  ...onboardingEndpoints,
  ...onboardingLinkEndpoints,
  ...hubEndpoints,
  listMessagesEndpoint,
  findMessageEndpoint,
  messagesFileEndpoint,
  ...statsEndpoints,
  ...testSendEndpoints,
  ...templateEndpoints,
  ...templateCategoryEndpoints,
  ...accountEndpoints,
  ...alertEndpoints,
  ...deliveryEndpoints,
  ...webhookEndpointEndpoints,
  ...webhookEventEndpoints,
  ...auditEndpoints,
]
