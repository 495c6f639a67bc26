import { describe, expect, it } from 'vitest'
import type { MessageDetail } from '@/lib/contracts/messages'
import { DECISION_REASONS, SUPPRESSION_REASONS } from '@/lib/domain/sending/reasons'
import { decisionQuestions } from '@/components/sending/decision-questions'

function message(reason: MessageDetail['reason'], facts: Partial<MessageDetail['trace']['facts']> = {}): MessageDetail {
  return {
    trace_id: 't', at: '2026-11-20T12:00:00.000Z', source: 'gateway', channel_id: 'c', channel_name: 'C', waba_id: 'w', asked: 'messages', type: 'template',
    recipient: null, recipient_country: null, template_name: 'sale', template_language: 'en', campaign: null, reason, policy: 'documented',
    decided: 'messages', accepted_by: 'messages', wamid: null, answer_status: 200, answer_code: null, fallback_class: null, fallback_code: null,
    possible_duplicate: false, latency_ms: 1,
    trace: {
      facts: {
        via: 'auto', type: 'template', strict: false, override: 'inherit', partner_routing: true, onboarding: 'unknown',
        category: { verdict: 'unknown', source: 'none' }, waited_ms: 0, ...facts,
      },
      steps: [], attempts: [], learned: [],
    },
  }
}

describe('the questions of a decision', () => {
  it('end at the one that decided, for every reason', () => {
    for (const reason of [...DECISION_REASONS, ...SUPPRESSION_REASONS]) {
      const questions = decisionQuestions(message(reason))
      const deciding = questions.findIndex(({ decided }) => decided)
      expect([reason, deciding >= 0]).toEqual([reason, true])
      expect(questions.filter(({ answer }) => answer !== null)).toHaveLength(deciding + 1)
    }
  })

  it('are answered with what was true then', () => {
    const answers = decisionQuestions(message('known_marketing', {
      override: 'on', partner_routing: false, onboarding: 'onboarded', category: { verdict: 'marketing', source: 'pin' },
    }))
    expect(answers.map(({ answer }) => answer)).toEqual(['No', '/messages', 'template', 'No', 'No', 'On', 'Off', 'Onboarded', 'Marketing, pinned by hand'])
    expect(decisionQuestions(message('checked')).at(-1)!.answer).toBe('Not known')
  })
})
