import Link from 'next/link'
import { ROUTING_REASON_WORDS, type RoutingReason } from '@/components/channels/routing-reasons'
import { routingTotals } from '@/components/channels/routing-totals'
import type { RoutingCounts } from '@/lib/contracts/routing-effect'

/** "38 go MM, 3 not onboarded, 2 switched off": how channels are routed; with `links`, each to its channels. */
export function RoutingSummary({
  counts,
  links = false,
}: {
  counts: RoutingCounts
  links?: boolean
}) {
  const { mm } = routingTotals(counts)
  const cloud = (['not_onboarded', 'partner_off', 'channel_off'] as const).filter(
    (reason) => counts[reason] > 0,
  )
  return (
    <>
      {mm} go MM
      {cloud.map((reason) => (
        <span key={reason}>
          ,{' '}
          {links ? (
            <ReasonLink reason={reason} count={counts[reason]} />
          ) : (
            words(reason, counts[reason])
          )}
        </span>
      ))}
    </>
  )
}

function ReasonLink({ reason, count }: { reason: RoutingReason; count: number }) {
  return (
    <Link
      href={`/channels?reason=${reason}`}
      className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      {words(reason, count)}
    </Link>
  )
}

function words(reason: RoutingReason, count: number): string {
  return `${count} ${reason === 'partner_off' ? 'go Cloud' : ROUTING_REASON_WORDS[reason].counted}`
}
