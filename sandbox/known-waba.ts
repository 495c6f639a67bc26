import type { Template } from '@/sandbox/template'
import type { PhoneNumber } from '@/sandbox/webhooks/change'

/** A WABA that the sandbox knows from its start, also after a reset: its status, and its own templates instead of the default list. */
export interface KnownWaba {
  id: string
  /** `null`: Meta does not say. */
  marketing_messages_onboarding_status: string | null
  /** The business portfolio that owns it; by default one of its own. */
  owner_business_id?: string
  phone_numbers?: readonly PhoneNumber[]
  templates: readonly Omit<Template, 'id'>[]
}
