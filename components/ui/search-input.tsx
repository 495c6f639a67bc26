import { Search } from 'lucide-react'
import { TOOLBAR_INPUT } from '@/components/ui/input-look'

/** A field to search by, named by what can be searched for. */
export function SearchInput({
  label,
  value,
  onChange,
  className = '',
}: {
  label: string
  value: string
  onChange(text: string): void
  className?: string
}) {
  return (
    <span className={`relative ${className}`}>
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
        aria-hidden
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 pr-2.5 pl-8 ${TOOLBAR_INPUT}`}
      />
    </span>
  )
}
