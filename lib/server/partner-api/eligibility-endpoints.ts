import {
  cloudMarketingSetting,
  cloudMarketingSettingChange,
  eligibilityList,
  eligibilityQuery,
  eligibilityRefresh,
  eligibilityRefreshRequest,
} from '@/lib/contracts/eligibility'
import {
  getCloudMarketingSetting,
  setCloudMarketingSetting,
} from '@/lib/server/onboarding/cloud-marketing-setting'
import { listEligibility } from '@/lib/server/onboarding/list-eligibility'
import {
  findEligibilityRefresh,
  refreshEligibility,
} from '@/lib/server/onboarding/refresh-eligibility'
import { endpoint, Reply } from '@/lib/server/partner-api/endpoint'
import { Problem } from '@/lib/server/problem'

const settingPath = '/wabas/{waba_id}/settings/disable_marketing_messages_on_cloud_api'

export const eligibilityEndpoints = [
  endpoint({
    method: 'GET',
    path: '/eligibility',
    summary: "What is known of each WABA's onboarding to the MM API",
    role: 'viewer',
    query: eligibilityQuery,
    data: eligibilityList,
    handle: ({ runtime, actor, query }) => listEligibility(runtime, actor, query),
  }),
  endpoint({
    method: 'GET',
    path: '/eligibility/refresh',
    summary: 'The refresh that runs, or the last one; null before the first',
    role: 'viewer',
    data: eligibilityRefresh.nullable(),
    handle: ({ runtime, actor }) => findEligibilityRefresh(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: '/eligibility/refresh',
    role: 'operator',
    summary:
      'Ask Meta for the status of each WABA, or of one; 202 with how far it is where that takes long, to be followed by GET',
    body: eligibilityRefreshRequest,
    data: eligibilityRefresh,
    async handle({ runtime, actor, body }) {
      const result = await refreshEligibility(runtime, actor, body)
      return result instanceof Problem
        ? result
        : new Reply(result.status === 'running' ? 202 : 200, result)
    },
  }),
  endpoint({
    method: 'GET',
    path: settingPath,
    summary:
      "Is a WABA's marketing kept off Cloud API? As Meta says, for providers meta and sandbox",
    role: 'viewer',
    data: cloudMarketingSetting,
    handle: ({ runtime, actor, params }) =>
      getCloudMarketingSetting(runtime, actor, params.waba_id),
  }),
  endpoint({
    method: 'PATCH',
    path: settingPath,
    summary:
      "Keep a WABA's marketing off Cloud API, at Meta; the answer warns where it is not onboarded",
    role: 'owner',
    body: cloudMarketingSettingChange,
    data: cloudMarketingSetting,
    handle: ({ runtime, actor, params, body }) =>
      setCloudMarketingSetting(runtime, actor, params.waba_id, body),
  }),
]
