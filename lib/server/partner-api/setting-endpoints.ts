import { routingEffect as routingEffectData } from '@/lib/contracts/routing-effect'
import { routingSetting, routingSettingChange } from '@/lib/contracts/settings'
import { routingEffect } from '@/lib/server/channels/routing-effect'
import { getRoutingSetting, setRoutingSetting } from '@/lib/server/channels/routing-setting'
import { endpoint } from '@/lib/server/partner-api/endpoint'

const path = '/settings/marketing_templates_routing'

export const settingEndpoints = [
  endpoint({
    method: 'GET',
    path,
    summary: 'The switch "Route Marketing via MM API" and the fallback policy',
    role: 'viewer',
    data: routingSetting,
    handle: ({ runtime, actor }) => getRoutingSetting(runtime, actor),
  }),
  endpoint({
    method: 'PATCH',
    path,
    summary: 'Switch routing on or off for the partner; choose the fallback policy',
    role: 'owner',
    body: routingSettingChange,
    data: routingSetting,
    handle: ({ runtime, actor, body }) => setRoutingSetting(runtime, actor, body),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/effect`,
    summary: 'How many channels go which way and why, with the switch on and with it off',
    role: 'viewer',
    data: routingEffectData,
    handle: ({ runtime, actor }) => routingEffect(runtime, actor),
  }),
]
