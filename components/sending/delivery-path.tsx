import { LocalTime } from '@/components/preferences/local-time'
import { spanWords } from '@/components/preferences/span-words'
import { type DeliveryStep, deliverySteps } from '@/components/sending/delivery-steps'
import type { MessageDetail } from '@/lib/contracts/messages'

/** The line from one step down to the next. */
const ROAD =
  'before:absolute before:top-3 before:-bottom-1 before:left-1.25 before:w-px last:before:hidden'

const LANES = {
  marketing_messages: 'border-mm-solid bg-mm-solid',
  messages: 'border-cloud-solid bg-cloud-solid',
}
const WORDS: Readonly<Record<DeliveryStep['state'], string | null>> = {
  told: null,
  failed: null,
  implied: 'not told when',
  awaited: 'not yet',
}

/** The life of a message after it was accepted, as webhooks told it: when each step came, and how long it took. */
export function DeliveryPath({ message }: { message: MessageDetail }) {
  const failure = message.timeline.find(({ status }) => status === 'failed')
  const lane = message.accepted_by ? LANES[message.accepted_by] : 'border-ink bg-ink'
  return (
    <ol aria-label="Statuses">
      {deliverySteps(message).map(({ name, state, at, afterMs }) => (
        <li
          key={name}
          className={`relative pb-3 pl-6 last:pb-0 ${ROAD} ${state === 'awaited' ? 'before:bg-line' : 'before:bg-line-strong'}`}
        >
          <span
            aria-hidden
            className={`absolute top-1 left-0 size-2.75 rounded-full border-2 ${dotOf(state, lane)}`}
          />
          <div className="flex flex-wrap items-baseline gap-x-3">
            <span
              className={
                state === 'awaited'
                  ? 'text-muted'
                  : state === 'failed'
                    ? 'font-medium text-danger'
                    : 'font-medium'
              }
            >
              {name}
            </span>
            {afterMs !== null && (
              <span className="text-xs text-muted">
                {afterMs < 1_000 ? 'within 1 s' : `after ${spanWords(afterMs)}`}
              </span>
            )}
            <span className="ml-auto">
              {at ? (
                <LocalTime at={at} dayOf={message.at} />
              ) : (
                <span className="text-muted">{WORDS[state]}</span>
              )}
            </span>
          </div>
          {state === 'failed' && failure && (
            <p className="mt-1 text-pretty">
              {failure.title ?? 'Meta gave no reason.'}{' '}
              {failure.code !== null && (
                <code className="font-mono text-xs text-muted">{failure.code}</code>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function dotOf(state: DeliveryStep['state'], lane: string): string {
  if (state === 'failed') return 'border-danger bg-danger'
  return state === 'told'
    ? lane
    : `${state === 'implied' ? 'border-control' : 'border-line-strong'} bg-canvas`
}
