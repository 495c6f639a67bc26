'use client'

import { Field } from '@/components/ui/field'

/** When an offer ends: shown and written in the browser's own zone, kept as ISO 8601. */
export function OfferEndField({
  label,
  value,
  error,
  onChange,
  onBlur,
}: {
  label: string
  value: string
  error?: string
  onChange(iso: string): void
  onBlur(): void
}) {
  return (
    <Field
      type="datetime-local"
      label={label}
      value={localText(value)}
      error={error}
      hint="In your time zone."
      onBlur={onBlur}
      onChange={(event) =>
        onChange(event.target.value === '' ? '' : new Date(event.target.value).toISOString())
      }
    />
  )
}

/** As an input of that type wants it: local time without a zone. */
function localText(iso: string): string {
  if (iso === '') return ''
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
