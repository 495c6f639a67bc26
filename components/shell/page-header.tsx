import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A page's title, the page above it, what it is about, and what can be done on it. */
export function PageHeader({
  title,
  above,
  actions,
  children,
}: {
  title: ReactNode
  above?: { href: string; label: string }
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="px-4 pt-6 pb-4 sm:px-6">
      {above && (
        <Link
          href={above.href}
          className="mb-1 -ml-1 inline-flex items-center gap-0.5 text-muted hover:text-ink"
        >
          <ChevronLeft className="size-4" aria-hidden />
          {above.label}
        </Link>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-lg font-semibold tracking-tight break-words">{title}</h1>
          {children && <div className="mt-0.5 text-muted">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  )
}
