'use client'

import { useQuery } from '@tanstack/react-query'
import { WandSparkles } from 'lucide-react'
import { ChannelPicker } from '@/components/compose/channel-picker'
import type { Draft } from '@/components/compose/draft'
import { RecipientField } from '@/components/compose/recipient-field'
import { SendOptions } from '@/components/compose/send-options'
import { TemplatePicker } from '@/components/compose/template-picker'
import type { ComposeTarget } from '@/components/compose/use-compose-target'
import { VariableFields } from '@/components/compose/variable-fields'
import { Button } from '@/components/ui/button'
import { Labelled } from '@/components/ui/labelled'
import { Select } from '@/components/ui/select'
import { templateLanguagesQuery } from '@/lib/client/templates'
import type { Channel } from '@/lib/contracts/channels'
import type { RecipientReading } from '@/lib/domain/geography/read-recipient'
import type { TemplateVariable } from '@/lib/domain/templates/template-variables'

export interface ComposeFormProps {
  partnerId: string
  target: ComposeTarget
  onTarget(change: Partial<ComposeTarget>): void
  channel: Channel | null
  draft: Draft
  onDraft(change: Partial<Draft>): void
  variables: readonly TemplateVariable[]
  reading: RecipientReading | null
  /** Those to be shown: by the variables' keys, and `recipient`. */
  problems: Readonly<Record<string, string>>
  onLeave(key: string): void
}

/** Everything that makes a message: its channel, template, values and recipient. */
export function ComposeForm(props: ComposeFormProps) {
  const {
    partnerId,
    target,
    onTarget,
    channel,
    draft,
    onDraft,
    variables,
    reading,
    problems,
    onLeave,
  } = props
  const examples = Object.fromEntries(
    variables.flatMap(({ key, example }) =>
      example && !draft.values[key] ? [[key, example]] : [],
    ),
  )
  return (
    <div className="flex flex-col gap-5">
      <ChannelPicker
        partnerId={partnerId}
        channel={channel}
        onChange={(id) => onTarget({ channel: id, template: null, language: null })}
      />
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-[1fr_8rem]">
        <TemplatePicker
          partnerId={partnerId}
          wabaId={channel?.waba_id ?? null}
          name={target.template}
          onChange={(template, language) => onTarget({ template, language })}
        />
        <LanguageSelect
          partnerId={partnerId}
          wabaId={channel?.waba_id ?? null}
          target={target}
          onChange={(language) => onTarget({ language })}
        />
      </div>
      {variables.length > 0 && (
        <fieldset className="flex flex-col gap-4 rounded-lg border p-4">
          <legend className="sr-only">Variables of the template</legend>
          <div className="flex items-center justify-between">
            <span aria-hidden className="font-semibold">
              Variables
            </span>
            {Object.keys(examples).length > 0 && (
              <Button
                look="quiet"
                onClick={() => onDraft({ values: { ...draft.values, ...examples } })}
              >
                <WandSparkles className="size-4" aria-hidden />
                Fill in the examples
              </Button>
            )}
          </div>
          <VariableFields
            variables={variables}
            values={draft.values}
            problems={problems}
            onLeave={onLeave}
            onChange={(key, value) => onDraft({ values: { ...draft.values, [key]: value } })}
          />
        </fieldset>
      )}
      <RecipientField
        value={draft.recipient}
        reading={reading}
        error={problems.recipient}
        onChange={(recipient) => onDraft({ recipient })}
      />
      <SendOptions draft={draft} templateName={target.template} onDraft={onDraft} />
    </div>
  )
}

function LanguageSelect({
  partnerId,
  wabaId,
  target: { template, language },
  onChange,
}: {
  partnerId: string
  wabaId: string | null
  target: ComposeTarget
  onChange(language: string): void
}) {
  const { data } = useQuery({
    ...templateLanguagesQuery(partnerId, wabaId ?? '', template ?? ''),
    enabled: wabaId !== null && template !== null,
  })
  const languages = data?.templates.map((each) => each.language) ?? (language ? [language] : [])
  return (
    <Labelled label="Language">
      {({ id }) => (
        <Select
          id={id}
          value={language ?? ''}
          disabled={languages.length === 0}
          inForm
          onChange={(event) => onChange(event.target.value)}
          options={
            languages.length === 0
              ? [{ value: '', label: '–' }]
              : languages.map((each) => ({ value: each, label: each }))
          }
        />
      )}
    </Labelled>
  )
}
