import { v7 as uuid } from 'uuid'
import type { SendRecord, SendRow } from '@/lib/server/sending/send-record'

/** The record of an accepted send. */
export function sampleRecord(
  partnerId: string,
  row: Partial<SendRow> = {},
  rest: Partial<Omit<SendRecord, 'row'>> = {},
): SendRecord {
  return {
    row: {
      partnerId,
      traceId: uuid(),
      channelId: 'aCH',
      wabaId: '1',
      at: Date.now(),
      source: 'gateway',
      asked: 'messages',
      type: 'template',
      recipient: '5521991112222',
      templateName: 'spring_sale',
      templateLanguage: 'en',
      campaign: 'spring_sale',
      reason: 'known_marketing',
      policy: 'documented',
      decided: 'marketing_messages',
      acceptedBy: 'marketing_messages',
      wamid: 'wamid.1',
      answerStatus: 200,
      answerCode: null,
      fallbackClass: null,
      fallbackCode: null,
      possibleDuplicate: false,
      latencyMs: 12,
      trace: {
        facts: {
          via: 'auto',
          type: 'template',
          strict: false,
          override: 'inherit',
          partner_routing: true,
          onboarding: 'unknown',
          category: { verdict: 'marketing', source: 'learned' },
          waited_ms: 0,
        },
        attempts: [],
        learned: [],
      },
      ...row,
    },
    categories: [],
    wabas: [],
    idempotency: null,
    ...rest,
  }
}
