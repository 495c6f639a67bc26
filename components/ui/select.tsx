import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { INPUT, TOOLBAR_INPUT } from '@/components/ui/input-look'

export interface SelectOption {
  value: string
  label: string
}

/** One of some, by the system's own list. Its name comes from a label for it, or from `aria-label`; `inForm` where it stands among text fields. */
export function Select({
  options,
  inForm = false,
  className = '',
  ...props
}: Omit<ComponentProps<'select'>, 'children'> & {
  options: readonly SelectOption[]
  inForm?: boolean
}) {
  const size = inForm ? 'h-9 pr-9 pl-3 text-base' : 'h-8 pr-8 pl-2.5 font-medium'
  return (
    <span className={`relative inline-flex min-w-0 ${className}`}>
      <select
        className={`w-full cursor-pointer appearance-none truncate ${size} ${inForm ? INPUT : TOOLBAR_INPUT}`}
        {...props}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted"
        aria-hidden
      />
    </span>
  )
}
