import type { LedgerChanges } from '@/lib/contracts/webhook-events'
import type {
  AccountUpdate,
  TemplateCategoryUpdate,
  TemplateStatusUpdate,
  UserPreferenceUpdate,
} from '@/lib/domain/webhooks/webhook-update'
import type { PostUpdates } from '@/lib/server/webhooks/apply-updates'
import type { WebhookEndpoint } from '@/lib/server/webhooks/webhook-endpoints'

/** An update of a WABA of the partner, and the changes of its post, where its effect is noted. */
interface OfWaba<Update> {
  wabaId: string
  update: Update
  receivedAt: number
  changes: LedgerChanges
}

/** What several posts of one partner change besides messages and clicks, by kind. */
export interface EffectUpdates {
  accounts: OfWaba<AccountUpdate>[]
  /** Messages billed as MM of WABAs that nobody has said anything of; `at` is when. */
  billed: OfWaba<{ at: number }>[]
  templates: OfWaba<TemplateCategoryUpdate | TemplateStatusUpdate>[]
  preferences: OfWaba<UserPreferenceUpdate>[]
}

/** Picks out what has an effect; what is about no WABA of the partner has none. */
export function effectUpdates(
  { wabasOfUnknownStatus }: WebhookEndpoint,
  posts: readonly PostUpdates[],
): EffectUpdates {
  const found: EffectUpdates = { accounts: [], billed: [], templates: [], preferences: [] }
  for (const { assigned, receivedAt, changes } of posts) {
    for (const { update, wabaId } of assigned) {
      if (wabaId === null) continue
      const ofWaba = { wabaId, receivedAt, changes }
      if (update.kind === 'account_update') found.accounts.push({ ...ofWaba, update })
      else if (
        update.kind === 'template_category_update' ||
        update.kind === 'template_status_update'
      )
        found.templates.push({ ...ofWaba, update })
      else if (update.kind === 'user_preference') found.preferences.push({ ...ofWaba, update })
      else if (
        update.kind === 'status' &&
        update.billed?.category === 'marketing_lite' &&
        wabasOfUnknownStatus.has(wabaId)
      )
        found.billed.push({ ...ofWaba, update })
    }
  }
  return found
}
