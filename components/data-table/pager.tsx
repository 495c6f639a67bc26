'use client'

import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import Link, { useLinkStatus } from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { LocalNumber } from '@/components/preferences/local-number'

/** Which rows of how many are shown, and the ways to the pages beside them (`?page=`, from 1). */
export function Pager({
  page,
  perPage,
  total,
  totalIsLeast = false,
}: {
  page: number
  perPage: number
  total: number
  totalIsLeast?: boolean
}) {
  const first = (page - 1) * perPage + 1
  const last = Math.min(page * perPage, total)
  return (
    <nav
      aria-label="Pages of this list"
      className="flex items-center justify-between gap-4 px-4 py-3 text-muted sm:px-6"
    >
      <span>
        <LocalNumber value={first} />–<LocalNumber value={last} /> of {totalIsLeast && 'more than '}
        <LocalNumber value={total} />
      </span>
      <span className="flex gap-1">
        <Step to={page > 1 ? page - 1 : null} label="Previous page" icon={ChevronLeft} />
        <Step to={last < total ? page + 1 : null} label="Next page" icon={ChevronRight} />
      </span>
    </nav>
  )
}

const STEP = 'inline-flex size-8 items-center justify-center rounded-md border'

function Step({ to, label, icon: Icon }: { to: number | null; label: string; icon: LucideIcon }) {
  const path = usePathname()
  const search = new URLSearchParams(useSearchParams())
  if (to === null)
    return (
      <span aria-hidden className={`${STEP} opacity-40`}>
        <Icon className="size-4" />
      </span>
    )
  search.set('page', String(to))
  return (
    <Link
      href={`${path}?${search}`}
      aria-label={label}
      className={`${STEP} text-ink hover:bg-hover`}
    >
      <StepIcon icon={Icon} />
    </Link>
  )
}

/** Pulses while the page it leads to is on its way. */
function StepIcon({ icon: Icon }: { icon: LucideIcon }) {
  const { pending } = useLinkStatus()
  return <Icon className={`size-4 ${pending ? 'animate-pulse' : ''}`} aria-hidden />
}
