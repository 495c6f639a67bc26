import type { Template } from '@/lib/contracts/templates'
import type { Recipient } from '@/lib/domain/sending/message'
import type { TemplateContent } from '@/lib/domain/templates/template-content'
import { templateMessage } from '@/lib/domain/templates/template-message'
import type { TemplateValues } from '@/lib/domain/templates/template-variables'

/** A message being written: what is typed, as it is typed. */
export interface Draft {
  values: TemplateValues
  recipient: string
  campaign: string
  sharing: 'default' | 'on' | 'off'
  policy: 'default' | 'CLOUD_API_FALLBACK' | 'STRICT'
}

export const EMPTY_DRAFT: Draft = {
  values: {},
  recipient: '',
  campaign: '',
  sharing: 'default',
  policy: 'default',
}

/** The message that a draft makes. */
export function draftMessage(
  { values, sharing, policy }: Draft,
  template: Template,
  content: TemplateContent,
  recipient: Recipient | null,
): Record<string, unknown> {
  return templateMessage(template, content, values, {
    recipient,
    productPolicy: policy === 'default' ? null : policy,
    activitySharing: sharing === 'default' ? null : sharing === 'on',
  })
}
