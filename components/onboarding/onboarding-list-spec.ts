import type { ListSpec } from '@/components/data-table/list-url'
import { CLIENT_STAGES } from '@/lib/domain/onboarding/client-stage'
import { NEXT_ACTIONS } from '@/lib/domain/onboarding/next-action'

/** What the list of clients takes from its URL. */
export const ONBOARDING_LIST: ListSpec = {
  filters: { search: null, stage: ['none', ...CLIENT_STAGES], next_action: NEXT_ACTIONS },
  sorts: ['next_action', 'client_name', 'stage'],
}
