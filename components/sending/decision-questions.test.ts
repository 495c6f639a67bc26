import { describe, expect, it } from 'vitest'
import { type DecisionView, decisionQuestions } from '@/components/sending/decision-questions'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'

function decision(
  reason: DecisionView['reason'],
  facts: Partial<DecisionView['facts']> = {},
): DecisionView {
  return {
    asked: 'messages',
    reason,
    facts: {
      via: 'auto',
      type: 'template',
      strict: false,
      override: 'inherit',
      partner_routing: true,
      onboarding: 'unknown',
      category: { verdict: 'unknown', source: 'none' },
      waited_ms: 0,
      ...facts,
    },
  }
}

describe('the questions of a decision', () => {
  it('end at the one that decided, for every reason', () => {
    for (const reason of [...DECISION_REASONS, ...SUPPRESSION_REASONS]) {
      const questions = decisionQuestions(decision(reason))
      const deciding = questions.findIndex(({ decided }) => decided)
      expect([reason, deciding >= 0]).toEqual([reason, true])
      expect(questions.filter(({ answer }) => answer !== null)).toHaveLength(deciding + 1)
    }
  })

  it('are answered with what was true then', () => {
    const answers = decisionQuestions(
      decision('known_marketing', {
        override: 'on',
        partner_routing: false,
        onboarding: 'onboarded',
        category: { verdict: 'marketing', source: 'pin' },
      }),
    )
    expect(answers.map(({ answer }) => answer)).toEqual([
      'No',
      '/messages',
      'template',
      'No',
      'No',
      'On',
      'Off',
      'Onboarded',
      'Marketing, pinned by hand',
    ])
    expect(decisionQuestions(decision('checked')).at(-1)!.answer).toBe('Not known')
  })
})
