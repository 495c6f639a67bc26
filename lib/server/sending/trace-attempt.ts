import type { Classified } from '@/lib/domain/sending/classify-failure'
import type { Way } from '@/lib/domain/sending/way'
import type { TracedAttempt } from '@/lib/server/sending/send-record'

const LONGEST_TEXT = 300

/** An attempt as the trace keeps it. */
export function traceAttempt(
  way: Way,
  classified: Classified,
  times: { startedMs: number; tookMs: number },
  possibleDuplicate: boolean,
): TracedAttempt {
  const failure = classified.kind === 'failure' ? classified : null
  return {
    way,
    started_ms: times.startedMs,
    took_ms: times.tookMs,
    outcome: outcomeOf(classified),
    status: classified.status,
    class: failure?.class ?? null,
    code: failure?.code ?? null,
    text: failure ? storable(failure.text) : null,
    wamid: classified.kind === 'accepted' ? classified.wamid : null,
    possible_duplicate: possibleDuplicate,
  }
}

function outcomeOf(classified: Classified): TracedAttempt['outcome'] {
  if (classified.kind === 'accepted') return 'accepted'
  if (classified.status !== null) return 'refused'
  return classified.class === 'unreachable' ? 'not_sent' : 'lost'
}

/** An upstream may say anything; PostgreSQL takes neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
}
