import { apiQuery } from '@/lib/client/api-query'
import type { AlertList, AlertSetting } from '@/lib/contracts/alerts'

/** The API's most for one answer; more alerts than that want no list but a look at the first. */
const MOST = '100'

/** Every alert that is open, newest first, those that are muted too. */
export function openAlertsQuery(partnerId: string) {
  return apiQuery<AlertList>(partnerId, ['alerts'], {
    limit: MOST,
    filters: JSON.stringify({ open: true }),
  })
}

/** Where alerts are posted. */
export function alertSettingQuery(partnerId: string) {
  return apiQuery<AlertSetting>(partnerId, ['settings', 'alerts'])
}
