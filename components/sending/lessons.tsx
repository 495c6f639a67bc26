import type { ReactNode } from 'react'
import type { MessageDetail } from '@/lib/contracts/messages'

/** What a send taught, in words; what it teaches twice, once. */
export function Lessons({
  message: { template_name, template_language, trace },
}: {
  message: MessageDetail
}) {
  const template = (
    <strong className="font-medium">
      {template_name} {template_language}
    </strong>
  )
  const words: Record<string, ReactNode> = {
    marketing: <>{template} is known to be marketing: its next messages go by MM API first.</>,
    non_marketing: (
      <>{template} is taken not to be marketing: its next messages go straight by Cloud API.</>
    ),
    waba_not_onboarded: (
      <>The WABA has not accepted the terms: its templates go by Cloud API for now.</>
    ),
    waba_not_onboarded_ended: <>The WABA is no longer taken for not onboarded.</>,
  }
  const learned = [...new Set(trace.learned)]
  if (learned.length === 0) return <p className="text-muted">Nothing new.</p>
  return (
    <ul className="flex flex-col gap-1">
      {learned.map((lesson) => (
        <li key={lesson}>{words[lesson] ?? lesson}</li>
      ))}
    </ul>
  )
}
