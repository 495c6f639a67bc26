import {
  hubAnswer,
  hubImport,
  hubImportOrder,
  hubImportQuery,
  hubSetting,
  hubSettingChange,
} from '@/lib/contracts/hub'
import { getHubSetting, setHubSetting, switchHubRoutingOff } from '@/lib/server/hub/hub-setting'
import { importHubChannels } from '@/lib/server/hub/import-hub-channels'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const hubEndpoints = [
  endpoint({
    method: 'GET',
    path: '/settings/360dialog_hub',
    summary: "The way to 360dialog's own Partner API",
    role: 'viewer',
    data: hubSetting,
    handle: ({ runtime, actor }) => getHubSetting(runtime, actor),
  }),
  endpoint({
    method: 'PATCH',
    path: '/settings/360dialog_hub',
    summary: "Set the partner's id at the hub, or what it is sent to switch routing off",
    role: 'owner',
    body: hubSettingChange,
    data: hubSetting,
    handle: ({ runtime, actor, body }) => setHubSetting(runtime, actor, body),
  }),
  endpoint({
    method: 'POST',
    path: '/settings/360dialog_hub/routing_off',
    summary: "Switch 360dialog's own marketing routing off; gives the hub's answer",
    role: 'owner',
    data: hubAnswer,
    handle: ({ runtime, actor }) => switchHubRoutingOff(runtime, actor),
  }),
  endpoint({
    method: 'POST',
    path: '/channels/import/360dialog',
    summary:
      "Bring the channels over from 360dialog's hub; repeatable, a dry run shows what would change",
    role: 'owner',
    query: hubImportQuery,
    body: hubImportOrder,
    data: hubImport,
    handle: ({ runtime, actor, query, body }) =>
      importHubChannels(runtime, actor, body, query.dry_run === 'true'),
  }),
]
