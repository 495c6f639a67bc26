import { LocalNumber } from '@/components/preferences/local-number'
import { LocalTime } from '@/components/preferences/local-time'
import type { Delivery } from '@/lib/contracts/deliveries'

/** What the attempts of a delivery came to, and when the next one is. */
export function DeliveryOutcome({
  delivery: { attempts, last_status, last_error, last_took_ms, next_at },
}: {
  delivery: Delivery
}) {
  return (
    <>
      {attempts === 0 ? (
        'Not tried yet'
      ) : (
        <>
          <LocalNumber value={attempts} /> {attempts === 1 ? 'attempt' : 'attempts'}
        </>
      )}
      {last_status !== null && <>, HTTP {last_status}</>}
      {last_took_ms !== null && (
        <>
          {' '}
          in <LocalNumber value={last_took_ms} unit="millisecond" />
        </>
      )}
      {last_error && <>. {last_error}</>}
      {next_at && attempts > 0 && (
        <>
          {' '}
          Next <LocalTime at={next_at} />.
        </>
      )}
    </>
  )
}
