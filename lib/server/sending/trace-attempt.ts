import type { Classified } from '@/lib/domain/sending/classify-failure'
import type { Way } from '@/lib/domain/sending/way'
import { storableText } from '@/lib/domain/text/storable-text'
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
    text: failure ? storableText(failure.text, LONGEST_TEXT) : null,
    wamid: classified.kind === 'accepted' ? classified.wamid : null,
    possible_duplicate: possibleDuplicate,
  }
}

function outcomeOf(classified: Classified): TracedAttempt['outcome'] {
  if (classified.kind === 'accepted') return 'accepted'
  if (classified.status !== null) return 'refused'
  return classified.class === 'unreachable' ? 'not_sent' : 'lost'
}
