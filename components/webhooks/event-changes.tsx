import { LocalNumber } from '@/components/preferences/local-number'
import { changeParts } from '@/components/webhooks/change-parts'
import { effectWords } from '@/components/webhooks/effect-words'
import type { LedgerChanges } from '@/lib/contracts/webhook-events'

/** What a post changed: effects with before and after, then counts, with what was known already. */
export function EventChanges({ changes }: { changes: LedgerChanges }) {
  const parts = changeParts(changes)
  if (parts.length === 0 && changes.effects.length === 0)
    return <p className="text-muted">Nothing.</p>
  return (
    <dl className="flex flex-col divide-y rounded-md border">
      {changes.effects.map((effect, index) => {
        const { subject, what, before, after } = effectWords(effect)
        return (
          <div key={index} className="flex flex-wrap justify-between gap-x-4 px-3 py-2">
            <dt>
              {what} <span className="text-muted">{subject}</span>
            </dt>
            <dd>
              {before && (
                <>
                  <span className="sr-only">was </span>
                  <del className="text-muted">{before}</del>
                  <span aria-hidden className="text-muted">
                    {' '}
                    →{' '}
                  </span>
                </>
              )}
              {after}
            </dd>
          </div>
        )
      })}
      {parts.map(({ count, words, repeated }) => (
        <div key={words} className="flex flex-wrap justify-between gap-x-4 px-3 py-2">
          <dt>{words[0]!.toUpperCase() + words.slice(1)}</dt>
          <dd>
            <LocalNumber value={count} />
            {repeated > 0 && (
              <span className="text-muted">
                {' '}
                and <LocalNumber value={repeated} /> known already
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
