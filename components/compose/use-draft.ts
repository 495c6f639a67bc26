'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Draft, draftMessage, EMPTY_DRAFT } from '@/components/compose/draft'
import { useComposeTarget } from '@/components/compose/use-compose-target'
import { useRecipientReading } from '@/components/compose/use-recipient-reading'
import { useNow } from '@/components/preferences/use-now'
import { channelQuery } from '@/lib/client/channel-search'
import { templateQuery } from '@/lib/client/templates'
import { readTemplateContent } from '@/lib/domain/templates/template-content'
import { templateVariables } from '@/lib/domain/templates/template-variables'
import { valueProblems } from '@/lib/domain/templates/value-problems'

const OFFER_CHECK_MS = 10_000

/** A message being written: what is chosen and typed, what the template asks for, what is wrong with it, and the message it makes. */
export function useDraft(partnerId: string) {
  const [target, setTarget] = useComposeTarget()
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { channel: channelId, template: name, language } = target
  const { data: channel = null } = useQuery({
    ...channelQuery(partnerId, channelId ?? ''),
    enabled: channelId !== null,
  })
  const path = { waba_id: channel?.waba_id ?? '', name: name ?? '', language: language ?? '' }
  const templateAnswer = useQuery({
    ...templateQuery(partnerId, path),
    enabled: channel !== null && name !== null && language !== null,
  })
  const template = templateAnswer.data ?? null
  const { reading, ready } = useRecipientReading(draft.recipient)
  const now = useNow(OFFER_CHECK_MS) ?? 0

  const content = useMemo(() => readTemplateContent(template?.components ?? []), [template])
  const variables = useMemo(() => templateVariables(content), [content])
  const problems: Record<string, string> = {
    ...valueProblems(content, draft.values, now),
    ...recipientProblem(draft.recipient, reading !== null || !ready),
  }
  const shown = Object.fromEntries(Object.entries(problems).filter(([key]) => left.has(key)))
  const campaign = draft.campaign.trim()
  const send =
    channel && template
      ? {
          channel_id: channel.id,
          message: draftMessage(draft, template, content, reading?.recipient ?? null),
          ...(campaign && { campaign }),
          via: 'auto' as const,
        }
      : null
  return {
    target,
    setTarget,
    draft,
    channel,
    template,
    content,
    variables,
    reading,
    send,
    problems,
    shown,
    templateFailed: templateAnswer.error,
    change: (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })),
    leave: (key: string) => setLeft((before) => new Set(before).add(key)),
    leaveAll: () => setLeft(new Set(Object.keys(problems))),
  }
}

function recipientProblem(text: string, understood: boolean): Record<string, string> {
  if (text.trim() === '') return { recipient: 'Say who gets the message.' }
  return understood
    ? {}
    : {
        recipient:
          'Accepted are an international phone number, as +55 21 99111 2222, and a user id, as US.1349…',
      }
}
