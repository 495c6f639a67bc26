'use client'

import type { ReactNode } from 'react'
import type { Draft } from '@/components/compose/draft'
import { Field } from '@/components/ui/field'
import { SegmentedControl } from '@/components/ui/segmented-control'

const SHARING = [
  { value: 'default', label: 'Default', title: 'As the channel, else the WABA, is set' },
  { value: 'on', label: 'On', title: 'message_activity_sharing: true' },
  { value: 'off', label: 'Off', title: 'message_activity_sharing: false' },
] as const

const POLICY = [
  { value: 'default', label: 'Default', title: 'No product_policy: Meta may fall back by itself' },
  { value: 'CLOUD_API_FALLBACK', label: 'Fallback', title: 'product_policy: CLOUD_API_FALLBACK' },
  { value: 'STRICT', label: 'Strict', title: 'product_policy: STRICT. MM API or nothing' },
] as const

/** What a message says beside its template. */
export function SendOptions({
  draft: { sharing, policy, campaign },
  templateName,
  onDraft,
}: {
  draft: Draft
  templateName: string | null
  onDraft(change: Partial<Draft>): void
}) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Option name="Activity sharing" hint="On reports clicks to you, by MM API alone.">
          <SegmentedControl
            label="Activity sharing"
            value={sharing}
            options={SHARING}
            onChange={(value) => onDraft({ sharing: value })}
          />
        </Option>
        <Option name="Product policy" hint="Strict forbids any way but MM API.">
          <SegmentedControl
            label="Product policy"
            value={policy}
            options={POLICY}
            onChange={(value) => onDraft({ policy: value })}
          />
        </Option>
      </div>
      <Field
        label="Campaign"
        value={campaign}
        maxLength={100}
        placeholder={templateName ?? undefined}
        autoComplete="off"
        hint="Its name in statistics; without one, the template’s."
        onChange={(event) => onDraft({ campaign: event.target.value })}
      />
    </>
  )
}

function Option({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="font-medium">
        {name}
      </span>
      {children}
      <p className="text-xs text-muted">{hint}</p>
    </div>
  )
}
