'use client'

import { usePreferences } from '@/components/preferences/preferences-provider'
import { Field } from '@/components/ui/field'
import type { RecipientReading } from '@/lib/domain/geography/read-recipient'

/** Who gets the message. Below it, while one types, how it was understood. */
export function RecipientField({
  value,
  reading,
  error,
  onChange,
}: {
  value: string
  reading: RecipientReading | null
  error?: string
  onChange(value: string): void
}) {
  const { locale } = usePreferences()
  const country =
    reading?.country && new Intl.DisplayNames(locale, { type: 'region' }).of(reading.country)
  return (
    <Field
      label="Recipient"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      maxLength={256}
      inputMode="tel"
      autoComplete="off"
      placeholder="+55 21 99111 2222"
      hint={
        reading ? (
          <>
            {reading.shown} · <span className="text-ink">{country ?? 'no known country'}</span>
          </>
        ) : (
          'A phone number with its country code, or a user id (US.1349…).'
        )
      }
    />
  )
}
