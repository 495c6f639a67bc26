/** What an alert is raised for. */
export const ALERT_KINDS = [
  'fallback_rate_jump',
  'held_back_by_meta',
  'silent_fallbacks',
  'provider_routes_itself',
  'webhooks_silent',
  'category_change',
  'waba_ineligible',
  'forwarding_failing',
] as const

export type AlertKind = (typeof ALERT_KINDS)[number]

export const SUBJECT_TYPES = ['partner', 'channel', 'waba', 'template'] as const

/** What an alert is about. The id of a template is `waba_id/name/language`, each percent-encoded; that of the partner its own. */
export interface AlertSubject {
  type: (typeof SUBJECT_TYPES)[number]
  id: string
}

/** The numbers and names it was raised by: counts, shares between 0 and 1, moments in ISO 8601. */
export type AlertDetails = Readonly<Record<string, string | number | null>>

export interface Alert {
  kind: AlertKind
  subject: AlertSubject
  details: AlertDetails
}

/** Tells an alert from every other that may be open at the same time. */
export function alertKey({ kind, subject }: Pick<Alert, 'kind' | 'subject'>): string {
  return `${kind} ${subject.type} ${subject.id}`
}
