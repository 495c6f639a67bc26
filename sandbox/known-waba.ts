import type { Template } from '@/sandbox/template'

/** A WABA that the sandbox knows from its start, also after a reset: its status, and its own templates instead of the default list. */
export interface KnownWaba {
  id: string
  /** `null`: Meta does not say. */
  marketing_messages_onboarding_status: string | null
  templates: readonly Omit<Template, 'id'>[]
}
