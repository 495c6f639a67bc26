'use client'

import { LocalNumber } from '@/components/preferences/local-number'
import { useCountryNames } from '@/components/preferences/use-country-names'
import type { CampaignDetail } from '@/lib/contracts/stats'

type Base = CampaignDetail['clicks']['base']
type Gap = Base['left_out'][number]['reason']

const WORDS: Readonly<Record<Gap, string>> = {
  recipient_country: 'went to recipients where Meta reports no clicks',
  sender_country: 'came from senders where Meta reports no clicks',
  no_click_yet: 'came from channels that never had a click',
}

/** What the click rate is told of, and which deliveries by MM are taken out of it and why. */
export function ClickBase({ base: { counted, left_out }, known }: { base: Base; known: boolean }) {
  const nameOf = useCountryNames()
  if (counted === 0 && left_out.length === 0) return null
  return (
    <div>
      <h3 className="font-medium">What the click rate is told of</h3>
      <p className="mt-0.5 text-muted">
        {known ? (
          <>
            <LocalNumber value={counted} /> deliveries by MM.
          </>
        ) : (
          'Nothing: no click of these deliveries would be known of.'
        )}
        {left_out.length > 0 && ' Taken out:'}
      </p>
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {left_out.map(({ reason, delivered, countries }) => (
          <li key={reason} className="border-l-2 border-attention-solid pl-3">
            <LocalNumber value={delivered} /> {WORDS[reason]}
            {countries.length > 0 && (
              <span suppressHydrationWarning>: {countries.map(nameOf).join(', ')}</span>
            )}
            .
          </li>
        ))}
      </ul>
    </div>
  )
}
