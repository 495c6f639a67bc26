import { useId } from 'react'
import { CELL } from '@/components/data-table/table-head'
import { LocalNumber } from '@/components/preferences/local-number'
import { spanWords } from '@/components/preferences/span-words'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { CampaignDetail } from '@/lib/contracts/stats'
import { WAYS } from '@/lib/domain/sending/way'

const MINUTE = 60

/** How long messages took from sent to delivered, by way. */
export function DeliveryTimes({ times }: { times: CampaignDetail['sent_to_delivered'] }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-base font-semibold tracking-tight">
        From sent to delivered
      </h2>
      <p className="mt-0.5 text-muted">
        Of messages both times are known of. Phones that are off or out of reach make it long.
      </p>
      <table className="mt-4 w-full">
        <thead className="border-b text-xs text-muted">
          <tr>
            {['Way', 'Half within', '95 of 100 within', 'Messages'].map((header) => (
              <th
                key={header}
                scope="col"
                className={`h-8 font-medium ${CELL} ${header === 'Way' ? 'pl-0! text-left' : 'text-right'} last:pr-0!`}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {WAYS.map((way) => (
            <tr key={way}>
              <th scope="row" className="h-9 pr-3 text-left font-normal">
                <LaneBadge way={way} />
              </th>
              <td className={`text-right ${CELL}`}>
                <Seconds value={times[way].p50} />
              </td>
              <td className={`text-right ${CELL}`}>
                <Seconds value={times[way].p95} />
              </td>
              <td className={`text-right ${CELL} last:pr-0!`}>
                <LocalNumber value={times[way].n} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Beyond two minutes also as a larger unit. */
function Seconds({ value }: { value: number | null }) {
  if (value === null) return <span className="text-muted">–</span>
  return (
    <>
      <LocalNumber value={value} /> s
      {value >= 2 * MINUTE && (
        <span className="block text-xs text-muted">{spanWords(value * 1000)}</span>
      )}
    </>
  )
}
