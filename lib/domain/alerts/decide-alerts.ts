import { type Alert, type AlertDetails, alertKey } from '@/lib/domain/alerts/alert'
import type {
  AlertFacts,
  TemplateAlertFacts,
  WabaAlertFacts,
} from '@/lib/domain/alerts/alert-facts'
import { channelAlerts } from '@/lib/domain/alerts/channel-alerts'
import { bucketOf } from '@/lib/domain/onboarding/eligibility'

const DAY_MS = 86_400_000
const LEAST_ROUTED = 5
/** So long a change that was made is told. */
const CHANGE_TOLD_MS = 7 * DAY_MS

/** Decides which alerts there are cause for; `open` holds the keys of those raised already. One that is open and not among these is over. */
export function decideAlerts(
  { partnerId, channels, wabas, templates }: AlertFacts,
  open: ReadonlySet<string>,
  now: number,
): Alert[] {
  const routed = providerRouting(channels.map(({ day }) => day.upstreamRouted))
  return [
    ...channels.flatMap((channel) =>
      channelAlerts(
        channel,
        (kind) => open.has(alertKey({ kind, subject: { type: 'channel', id: channel.id } })),
        now,
      ),
    ),
    ...(routed
      ? [
          {
            kind: 'provider_routes_itself' as const,
            subject: { type: 'partner' as const, id: partnerId },
            details: routed,
          },
        ]
      : []),
    ...wabas.flatMap((waba): Alert[] => {
      const details = ineligible(waba)
      return details
        ? [{ kind: 'waba_ineligible', subject: { type: 'waba', id: waba.id }, details }]
        : []
    }),
    ...templates.flatMap((template): Alert[] => {
      const details = categoryChange(template, now)
      return details
        ? [
            {
              kind: 'category_change',
              subject: { type: 'template', id: templateSubject(template) },
              details,
            },
          ]
        : []
    }),
  ]
}

/** Cloud accepted them, and Meta billed them as MM: the provider chose the way (contract 2). */
function providerRouting(counts: readonly number[]): AlertDetails | null {
  const routed = counts.reduce((sum, count) => sum + count, 0)
  return routed < LEAST_ROUTED
    ? null
    : { upstream_routed: routed, channels: counts.filter((count) => count > 0).length }
}

/** A WABA that could send by MM and can no longer. One that never could is no news: the onboarding page has it. */
function ineligible({ endedBy, status, signed }: WabaAlertFacts): AlertDetails | null {
  if (endedBy !== null) return { event: endedBy, status }
  return signed && ['ineligible', 'blocked'].includes(bucketOf(status))
    ? { event: null, status }
    : null
}

function categoryChange(
  { category, impending, before, changedAt }: TemplateAlertFacts,
  now: number,
): AlertDetails | null {
  if (impending !== null && impending !== category)
    return { from: category, to: impending, changed_at: null }
  if (
    before === null ||
    category === null ||
    before === category ||
    changedAt === null ||
    now - changedAt > CHANGE_TOLD_MS
  )
    return null
  return { from: before, to: category, changed_at: new Date(changedAt).toISOString() }
}

function templateSubject({ wabaId, name, language }: TemplateAlertFacts): string {
  return [wabaId, name, language].map(encodeURIComponent).join('/')
}
