'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSettled } from '@/components/compose/use-settled'
import { Combobox } from '@/components/ui/combobox'
import { templateSearchQuery } from '@/lib/client/templates'

const PAUSE_MS = 200

/** A template of the WABA's list by its name, with the language that it has first. */
export function TemplatePicker({
  partnerId,
  wabaId,
  name,
  error,
  onChange,
}: {
  partnerId: string
  /** Null while no channel says it. */
  wabaId: string | null
  name: string | null
  error?: string
  onChange(name: string, language: string): void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...templateSearchQuery(partnerId, wabaId ?? '', useSettled(text, PAUSE_MS)),
    enabled: wabaId !== null,
  })
  const byName = new Map<string, { languages: string[]; category: string }>()
  for (const { name: each, language, category } of data?.templates ?? []) {
    const known = byName.get(each)
    if (known) known.languages.push(language)
    else byName.set(each, { languages: [language], category })
  }
  const options = [...byName].map(([value, { languages, category }]) => ({
    value,
    label: value,
    detail: `${category.toLowerCase()} · ${languages.join(', ')}`,
  }))
  return (
    <Combobox
      label="Template"
      placeholder="Find a template"
      disabled={wabaId === null}
      error={error}
      empty="No template of this WABA has that name. Warm up its list on Templates."
      value={name === null ? null : { value: name, label: name }}
      options={options}
      onSearch={setText}
      onChange={({ value }) => onChange(value, byName.get(value)!.languages[0]!)}
    />
  )
}
