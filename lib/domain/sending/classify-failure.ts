import type { FailureClass } from '@/lib/domain/sending/failure-class'
import { type GraphError, readGraphError } from '@/lib/domain/sending/graph-error'
import type { Outcome } from '@/lib/domain/sending/outcome'
import { readWamid } from '@/lib/domain/sending/read-wamid'

/** What an attempt came to: the outcome without its bytes. */
export type Classified =
  /** Any 2xx; `wamid` is null where the body names no message. */
  | { kind: 'accepted'; status: number; wamid: string | null }
  /** `status` is null where no answer came; `text` is then the cause. */
  | {
      kind: 'failure'
      class: FailureClass
      status: number | null
      code: number | null
      text: string
    }

export interface AttemptContext {
  /** The template may still be syncing (`isFreshTemplate`): it gives Meta's code 131009 another meaning. */
  freshTemplate: boolean
}

/**
 * Names what an attempt came to (contract 2.2): the first matching row wins, and what Meta says, code
 * or text, comes before the HTTP status. 134102 for one is a plain refusal sent as HTTP 500.
 */
export function classifyFailure(outcome: Outcome, context: AttemptContext): Classified {
  switch (outcome.kind) {
    case 'not_sent':
      return {
        kind: 'failure',
        class: 'unreachable',
        status: null,
        code: null,
        text: outcome.cause,
      }
    case 'lost':
      return { kind: 'failure', class: 'ambiguous', status: null, code: null, text: outcome.cause }
    case 'answered': {
      const { status, body } = outcome
      if (status >= 200 && status < 300) return { kind: 'accepted', status, wamid: readWamid(body) }
      const error = readGraphError(body) ?? { code: null, text: '' }
      return {
        kind: 'failure',
        class: classOfError(error, context) ?? classOfStatus(status),
        status,
        ...error,
      }
    }
  }
}

function classOfError(
  { code, text }: GraphError,
  { freshTemplate }: AttemptContext,
): FailureClass | null {
  if (/must accept\b.*\bterms\b/i.test(text) || code === 134102) return 'not_onboarded'
  if (code === 134100 || code === 131055) return 'not_marketing'
  if (code === 100 && /must be a template message/i.test(text)) return 'not_marketing'
  if (code === 134101 || (code === 131009 && freshTemplate)) return 'syncing'
  if (code === 131061 || code === 131062) return 'only_mm'
  if (/exceeded the endpoint rate limit/i.test(text)) return 'throttled'
  if (code === null) return null
  if (THROTTLED.has(code)) return 'throttled'
  if (SAME_ON_CLOUD.has(code) || (code >= 132000 && code <= 132999)) return 'same_on_cloud'
  return null
}

const THROTTLED = new Set([4, 80007, 130429, 131056])
const SAME_ON_CLOUD = new Set([131049, 131050, 131026, 131042, 131008, 131009, 131021, 368, 190])

function classOfStatus(status: number): FailureClass {
  if (status === 429) return 'throttled'
  return status >= 500 ? 'ambiguous' : 'rejected'
}
