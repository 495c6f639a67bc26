import { routingSetting, routingSettingChange } from '@/lib/contracts/settings'
import { getRoutingSetting, setRoutingSetting } from '@/lib/server/channels/routing-setting'
import { endpoint } from '@/lib/server/partner-api/endpoint'

const path = '/settings/marketing_templates_routing'

export const settingEndpoints = [
  endpoint({
    method: 'GET', path, summary: 'The switch "Route Marketing via MM API" and the fallback policy', role: 'viewer',
    data: routingSetting,
    handle: ({ runtime, actor }) => getRoutingSetting(runtime, actor),
  }),
  endpoint({
    method: 'PATCH', path, summary: 'Switch routing on or off for the partner; choose the fallback policy', role: 'owner',
    body: routingSettingChange, data: routingSetting,
    handle: ({ runtime, actor, body }) => setRoutingSetting(runtime, actor, body),
  }),
]
