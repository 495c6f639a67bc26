'use client'

import { OfferEndField } from '@/components/compose/offer-end-field'
import { Field } from '@/components/ui/field'
import type { TemplateValues, TemplateVariable } from '@/lib/domain/templates/template-variables'

const MEDIA_HINT = 'An https address, or the id of an uploaded medium.'

const HINTS: Partial<Record<TemplateVariable['kind'], string>> = {
  image: MEDIA_HINT,
  video: MEDIA_HINT,
  gif: `${MEDIA_HINT} A GIF is an mp4 of at most 3.5 MB.`,
  document: MEDIA_HINT,
}

/** A field for everything the template asks its sender for. `problems` are those to be shown, by key. */
export function VariableFields({
  variables,
  values,
  problems,
  onChange,
  onLeave,
}: {
  variables: readonly TemplateVariable[]
  values: TemplateValues
  problems: Readonly<Record<string, string>>
  onChange(key: string, value: string): void
  onLeave(key: string): void
}) {
  return variables.map(({ key, kind, label, example }) => {
    const shared = { label, error: problems[key], onBlur: () => onLeave(key) }
    const value = values[key] ?? ''
    if (kind === 'offer_expiry')
      return (
        <OfferEndField key={key} {...shared} value={value} onChange={(iso) => onChange(key, iso)} />
      )
    return (
      <Field
        key={key}
        {...shared}
        value={value}
        hint={HINTS[kind]}
        placeholder={example ?? undefined}
        autoComplete="off"
        onChange={(event) => onChange(key, event.target.value)}
      />
    )
  })
}
