import { LocalNumber } from '@/components/preferences/local-number'
import { changeParts } from '@/components/webhooks/change-parts'
import { effectWords } from '@/components/webhooks/effect-words'
import type { LedgerChanges } from '@/lib/contracts/webhook-events'

/** What a post changed, on one line. */
export function ChangeSummary({ changes }: { changes: LedgerChanges }) {
  const parts = changeParts(changes)
  const effects = changes.effects.map(effectWords).map(({ what, after }) => `${what}: ${after}`)
  if (parts.length === 0 && effects.length === 0) return <span className="text-muted">Nothing</span>
  return (
    <>
      {effects.join(', ')}
      {parts.map(({ count, words, repeated }, index) => (
        <span key={words}>
          {index + effects.length > 0 && ', '}
          {count > 0 && (
            <>
              <LocalNumber value={count} /> {words}
            </>
          )}
          {repeated > 0 && (
            <span className="text-muted">
              {count > 0 && ' + '}
              <LocalNumber value={repeated} /> {count > 0 ? '' : words} repeated
            </span>
          )}
        </span>
      ))}
    </>
  )
}
