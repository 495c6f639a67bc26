'use client'

import { type ReactNode, useId } from 'react'

const SEGMENT =
  'relative flex h-6 items-center rounded px-2 text-xs font-medium whitespace-nowrap text-muted outline-offset-1 outline-ink ' +
  'has-checked:bg-canvas has-checked:text-ink has-checked:shadow-xs has-checked:ring-1 has-checked:ring-line-strong has-focus-visible:outline-2'

/** One of a few, all of them in sight. `label` names what is chosen. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
}: {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; title?: string }[]
  disabled?: boolean
  onChange(value: Value): void
}) {
  const group = useId()
  return (
    <fieldset disabled={disabled} className="flex w-fit rounded-md bg-hover p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={`${SEGMENT} ${disabled ? '' : 'hover:text-ink'}`}
        >
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
