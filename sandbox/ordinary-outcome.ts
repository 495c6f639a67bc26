import type { Waba } from '@/sandbox/accounts'
import { graphError } from '@/sandbox/graph-error'
import type { Billed, Category, Outcome, Style, Way } from '@/sandbox/outcome'

interface Facts {
  style: Style
  way: Way
  /** `null`: not a template. */
  category: Category | null
  /** Status of a listed template; unlisted ones are approved. */
  templateStatus: string
  strict: boolean
  waba: Waba
}

const refused = (code: Parameters<typeof graphError>[0]): Outcome => ({
  accepted: false,
  answer: graphError(code),
})
const accepted = (billed: Billed): Outcome => ({
  accepted: true,
  answer: { kind: 'success' },
  billed,
})
const byStatus: Record<string, Outcome> = { PAUSED: refused(132015), DISABLED: refused(132016) }

/** What an unscripted send comes to: Meta's own rules by template, category and WABA ("Send marketing messages"). */
export function ordinaryOutcome({
  style,
  way,
  category,
  templateStatus,
  strict,
  waba,
}: Facts): Outcome {
  if (category === null) return accepted('service')
  if (templateStatus !== 'APPROVED') return byStatus[templateStatus] ?? refused(132001)

  const status = waba.marketing_messages_onboarding_status ?? 'ONBOARDED'
  const onboarded = status === 'ONBOARDED'
  // The flag has no effect on a WABA that never began to onboard.
  const cloudDisabled =
    waba.disable_marketing_messages_on_cloud_api && (onboarded || status.startsWith('PENDING'))

  if (way === 'messages') {
    if (category === 'MARKETING' && cloudDisabled) return refused(131063)
    return accepted(category.toLowerCase() as Lowercase<Category>)
  }
  if (category !== 'MARKETING') return refused(style === 'graph' ? 134100 : 131055)
  if (onboarded) return accepted('marketing_lite')
  if (strict) return refused(200)
  return cloudDisabled ? refused(131063) : accepted('marketing')
}
