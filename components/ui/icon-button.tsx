import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

/** A button that shows an icon alone; `label` says what it does. */
export function IconButton({
  label,
  icon: Icon,
  className = '',
  ...props
}: ComponentProps<'button'> & { label: string; icon: LucideIcon }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink disabled:opacity-60 ${className}`}
      {...props}
    >
      <Icon className="size-4" aria-hidden />
    </button>
  )
}
