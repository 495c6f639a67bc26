import { type DecisionView, decisionQuestions } from '@/components/sending/decision-questions'
import { PlanWords } from '@/components/sending/plan-words'
import { REASON_WORDS } from '@/components/sending/reason-words'
import type { DryRunResult } from '@/lib/contracts/test-send'

const DOTS = {
  marketing_messages: 'border-mm-solid bg-mm-solid',
  messages: 'border-cloud-solid bg-cloud-solid',
}

/** The line from one question down to the next. */
const ROAD =
  'before:absolute before:top-3 before:-bottom-1 before:left-1.25 before:w-px before:bg-line-strong last:before:hidden'

/** The decision as a path: every question down to the one that decided, and what was planned then. */
export function DecisionPath({
  decision,
  steps,
}: {
  decision: DecisionView
  steps: DryRunResult['steps']
}) {
  const { reason } = decision
  const [first] = steps
  const dot = first ? DOTS[first.way] : 'border-ink bg-ink'
  const questions = decisionQuestions(decision)
  const asked = questions.filter(({ answer }) => answer !== null)
  const left = questions.length - asked.length
  return (
    <>
      <ol>
        {asked.map(({ question, answer, decided }) => (
          <li key={question} className={`relative pb-3 pl-6 last:pb-0 ${ROAD}`}>
            <span
              aria-hidden
              className={`absolute top-1 left-0 size-2.75 rounded-full border-2 ${decided ? dot : 'border-control bg-canvas'}`}
            />
            <div
              className={`flex flex-wrap justify-between gap-x-4 ${decided ? 'font-medium' : 'text-muted'}`}
            >
              <span>{question}</span>
              <span className="text-ink">{answer}</span>
            </div>
            {decided && (
              <div className="mt-1 flex flex-col gap-1.5">
                <p>
                  {REASON_WORDS[reason].says}{' '}
                  <code className="font-mono text-xs text-muted">{reason}</code>
                </p>
                <PlanWords steps={steps} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className="mt-3 pl-6 text-muted">
          {left === 1 ? 'One question was' : `${left} questions were`} left unasked.
        </p>
      )}
    </>
  )
}
