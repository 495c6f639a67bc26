import type { MessageDetail } from '@/lib/contracts/messages'

type Reason = MessageDetail['reason']

/** What a decision was asked and what it said, of a send or of a dry run. */
export interface DecisionView {
  asked: MessageDetail['asked']
  reason: Reason
  facts: MessageDetail['trace']['facts']
}

export interface DecisionQuestion {
  question: string
  /** Null where an earlier answer had already decided. */
  answer: string | null
  decided: boolean
}

const ONBOARDING = {
  onboarded: 'Onboarded',
  not_onboarded: 'Known not to be onboarded',
  unknown: 'Not known',
}
const OVERRIDE = { inherit: 'Inherit', on: 'On', off: 'Off' }
const VERDICT = {
  marketing: 'Marketing',
  non_marketing: 'Not marketing',
  unknown: 'Not known',
  unavailable: 'Could not be read',
}
const SOURCE: Record<string, string> = {
  pin: 'pinned by hand',
  webhook: 'from a webhook',
  list: 'from the provider’s list',
  learned: 'learned from sends',
}

/** The questions of contract 2.1 in their order, each with the reasons that it decides by and its answer in this send. */
const QUESTIONS: readonly {
  question: string
  decides: readonly Reason[]
  answer(decision: DecisionView): string
}[] = [
  {
    question: 'Was the way chosen by hand?',
    decides: ['forced'],
    answer: ({ facts }) => (facts.via === 'auto' ? 'No' : 'Yes'),
  },
  {
    question: 'Which path did the caller ask for?',
    decides: ['direct'],
    answer: ({ asked }) => `/${asked}`,
  },
  {
    question: 'What type of message is it?',
    decides: ['not_template'],
    answer: ({ facts }) => facts.type ?? 'None given',
  },
  {
    question: 'Does the message forbid a fallback?',
    decides: ['strict'],
    answer: ({ facts }) => (facts.strict ? 'Yes, STRICT' : 'No'),
  },
  {
    question: 'Is such a recipient suppressed?',
    decides: ['suppressed_opt_out', 'suppressed_us'],
    answer: ({ reason }) => (reason.startsWith('suppressed') ? 'Yes' : 'No'),
  },
  {
    question: 'What does the channel’s override say?',
    decides: ['channel_off'],
    answer: ({ facts }) => OVERRIDE[facts.override],
  },
  {
    question: 'Is routing on for the partner?',
    decides: ['partner_off'],
    answer: ({ facts }) => (facts.partner_routing ? 'On' : 'Off'),
  },
  {
    question: 'Is the WABA onboarded to the MM API?',
    decides: ['not_onboarded'],
    answer: ({ facts }) => ONBOARDING[facts.onboarding],
  },
  {
    question: 'What is known of the template’s category?',
    decides: ['known_marketing', 'known_non_marketing', 'checked', 'checked_cache_unavailable'],
    answer: ({ facts: { category } }) =>
      category
        ? [VERDICT[category.verdict], SOURCE[category.source]].filter(Boolean).join(', ')
        : VERDICT.unknown,
  },
]

/** What was asked of a send, in order, up to the question whose answer decided; the later ones were not asked. */
export function decisionQuestions(decision: DecisionView): DecisionQuestion[] {
  const deciding = QUESTIONS.findIndex(({ decides }) => decides.includes(decision.reason))
  return QUESTIONS.map(({ question, answer }, index) => ({
    question,
    answer: index <= deciding ? answer(decision) : null,
    decided: index === deciding,
  }))
}
