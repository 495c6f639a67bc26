import type { ReactNode } from 'react'

const LOOKS = {
  neutral: 'bg-hover text-muted',
  /** All is well: no colour of its own, for the lanes' colours mean lanes. */
  good: 'bg-hover text-ink',
  attention: 'bg-attention-tint text-attention',
  danger: 'bg-danger-tint text-danger',
}

/** A word of status. */
export function Badge({
  look = 'neutral',
  children,
}: {
  look?: keyof typeof LOOKS
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex h-5 w-fit items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap ${LOOKS[look]}`}
    >
      {children}
    </span>
  )
}
