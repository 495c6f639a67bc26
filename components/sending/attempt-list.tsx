import { FAILURE_WORDS } from '@/components/sending/failure-words'
import { LaneBadge } from '@/components/sending/lane-badge'
import type { MessageDetail } from '@/lib/contracts/messages'

const OUTCOMES = {
  accepted: 'accepted',
  refused: 'refused',
  not_sent: 'not sent',
  lost: 'without an answer',
}

/** Each attempt with what the upstream said, and what that was taken for. */
export function AttemptList({ attempts }: { attempts: MessageDetail['trace']['attempts'] }) {
  return (
    <ol className="divide-y border-y">
      {attempts.map((attempt) => (
        <li key={attempt.way} className="flex flex-col gap-1 py-3">
          <div className="flex flex-wrap items-center gap-2">
            <LaneBadge way={attempt.way} />
            <span
              className={
                attempt.outcome === 'accepted' ? 'font-medium' : 'font-medium text-attention'
              }
            >
              {OUTCOMES[attempt.outcome]}
            </span>
            <span className="text-muted">
              {attempt.status !== null && `HTTP ${attempt.status}, `}
              {attempt.code !== null && `code ${attempt.code}, `}
              after {attempt.took_ms} ms
            </span>
          </div>
          {attempt.class && (
            <p>
              {FAILURE_WORDS[attempt.class]}{' '}
              <code className="font-mono text-xs text-muted">{attempt.class}</code>
            </p>
          )}
          {attempt.text && (
            <p className="font-mono text-xs break-words text-muted">{attempt.text}</p>
          )}
          {attempt.possible_duplicate && (
            <p className="text-attention">
              The attempt before may have sent the message too: the recipient may get it twice.
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
