import type { LedgerEffect } from '@/lib/contracts/webhook-events'

/** What an effect is about, what it changed there, and from what to what. */
export function effectWords(effect: LedgerEffect): {
  subject: string
  what: string
  before: string | null
  after: string
} {
  const words = (value: string) => value.replaceAll('_', ' ')
  return {
    ...aboutWords(effect),
    before: effect.before && words(effect.before),
    after: words(effect.after ?? 'none'),
  }
}

function aboutWords({ what, waba_id, template, recipient }: LedgerEffect): {
  subject: string
  what: string
} {
  switch (what) {
    case 'onboarding':
      return { subject: `WABA ${waba_id}`, what: 'Onboarding to MM' }
    case 'standing':
      return { subject: `WABA ${waba_id}`, what: 'Standing at Meta' }
    case 'category':
      return { subject: templateWords(template), what: 'Template category' }
    case 'impending':
      return { subject: templateWords(template), what: 'Category announced' }
    case 'opt_out':
      return { subject: recipient ?? 'A recipient', what: 'Marketing messages' }
  }
}

function templateWords(template: LedgerEffect['template']): string {
  return template ? `${template.name} ${template.language}` : 'A template'
}
