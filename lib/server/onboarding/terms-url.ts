import type { Portfolio } from '@/lib/domain/onboarding/portfolios-of'
import type { Runtime } from '@/lib/server/runtime'

/**
 * Where the terms are accepted: `MM_TERMS_URL`; in the sandbox, where all of the WABAs' channels are there, its own page, of the
 * first portfolio that has not accepted yet. Without portfolios all of the partner's channels decide, and the page asks which.
 */
export function termsUrl(
  { settings, sandboxUrl, gateway }: Runtime,
  partnerId: string,
  portfolios: readonly Portfolio<{ id: string }>[],
): string {
  const wabaIds = new Set(portfolios.flatMap(({ wabas }) => wabas.map(({ id }) => id)))
  const channels = [...(gateway.directory.partner(partnerId)?.channels.values() ?? [])].filter(
    ({ wabaId }) => wabaIds.size === 0 || wabaIds.has(wabaId),
  )
  if (
    sandboxUrl === null ||
    channels.length === 0 ||
    channels.some(({ provider }) => provider !== 'sandbox')
  )
    return settings.MM_TERMS_URL
  const next = portfolios.find(({ accepted }) => !accepted) ?? portfolios[0]
  return `${sandboxUrl}/_sandbox/terms${next ? `?waba_id=${next.wabas[0]!.id}` : ''}`
}
