import {
  alert,
  alertChange,
  alertList,
  alertListQuery,
  alertSetting,
  alertSettingChange,
} from '@/lib/contracts/alerts'
import { getAlertSetting, setAlertSetting } from '@/lib/server/alerts/alert-setting'
import { listAlerts } from '@/lib/server/alerts/list-alerts'
import { muteAlert } from '@/lib/server/alerts/mute-alert'
import { endpoint } from '@/lib/server/partner-api/endpoint'

export const alertEndpoints = [
  endpoint({
    method: 'GET',
    path: '/alerts',
    summary: 'What should be looked at: raised by itself, closed when its cause is gone',
    role: 'viewer',
    query: alertListQuery,
    data: alertList,
    handle: ({ runtime, actor, query }) => listAlerts(runtime.database, actor, query),
  }),
  endpoint({
    method: 'PATCH',
    path: '/alerts/{id}',
    summary: 'Silence an open alert until it closes, or let it speak again',
    role: 'operator',
    body: alertChange,
    data: alert,
    handle: ({ runtime, actor, params, body }) => muteAlert(runtime, actor, params.id, body.muted),
  }),
  endpoint({
    method: 'GET',
    path: '/settings/alerts',
    summary: 'Where alerts are posted',
    role: 'viewer',
    data: alertSetting,
    handle: ({ runtime, actor }) => getAlertSetting(runtime, actor),
  }),
  endpoint({
    method: 'PATCH',
    path: '/settings/alerts',
    summary:
      'Set where each alert is posted once when it opens, signed as Standard Webhooks says; null: nowhere',
    role: 'owner',
    body: alertSettingChange,
    data: alertSetting,
    handle: ({ runtime, actor, body }) => setAlertSetting(runtime, actor, body),
  }),
]
