'use client'

import { useId } from 'react'

/** One of a few that need explaining: each with what it does. */
export function ChoiceList<Value extends string>({
  label,
  value,
  choices,
  disabled = false,
  onChange,
}: {
  label: string
  value: Value
  choices: readonly { value: Value; label: string; effects: readonly string[] }[]
  disabled?: boolean
  onChange(value: Value): void
}) {
  const group = useId()
  return (
    <fieldset disabled={disabled} className="flex flex-col divide-y rounded-md border">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex cursor-pointer gap-3 px-4 py-3 first:rounded-t-md last:rounded-b-md has-checked:bg-surface has-disabled:cursor-default"
        >
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            aria-describedby={`${group}-${choice.value}`}
            aria-label={choice.label}
            className="mt-0.5 size-4 shrink-0 accent-ink"
          />
          <span className="min-w-0">
            <span className="block font-medium">{choice.label}</span>
            <span id={`${group}-${choice.value}`} className="mt-1 flex flex-col gap-1 text-muted">
              {choice.effects.map((effect) => (
                <span key={effect} className="block text-pretty">
                  {effect}
                </span>
              ))}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
