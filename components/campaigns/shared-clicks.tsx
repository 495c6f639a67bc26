import { LocalNumber } from '@/components/preferences/local-number'
import { Disclosure } from '@/components/ui/disclosure'
import type { CampaignDetail } from '@/lib/contracts/stats'

/** Which campaigns clicks are shared with. */
export function SharedClicks({ shared }: Pick<CampaignDetail['clicks'], 'shared'>) {
  if (shared.length === 0) return null
  const clicks = shared.reduce((sum, group) => sum + group.clicks, 0)
  return (
    <Disclosure
      summary={
        <>
          <LocalNumber value={clicks} /> shared, with whom
        </>
      }
    >
      <ul className="flex flex-col divide-y rounded-md border">
        {shared.map(({ with: others, clicks: count }) => (
          <li
            key={others.join('\n')}
            className="flex items-baseline justify-between gap-4 px-3 py-1.5"
          >
            <span className="min-w-0 break-words">{others.join(', ')}</span>
            <LocalNumber value={count} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
