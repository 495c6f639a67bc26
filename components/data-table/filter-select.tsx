import { Select, type SelectOption } from '@/components/ui/select'

/** A list's filter by one of some values; the first choice takes it away. */
export function FilterSelect({
  label,
  all,
  value,
  options,
  onChange,
}: {
  label: string
  /** The first choice, as "All providers". */
  all: string
  value: string | undefined
  options: readonly SelectOption[]
  onChange(value: string | null): void
}) {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      options={[{ value: '', label: all }, ...options]}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}
