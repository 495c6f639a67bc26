import Link from 'next/link'
import type { ComponentProps } from 'react'

const BASE = 'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-3 font-medium whitespace-nowrap transition-colors disabled:opacity-60'

const LOOKS = {
  /** The one thing a view asks for. */
  primary: 'bg-ink text-canvas hover:bg-ink/85',
  secondary: 'border border-line-strong bg-canvas text-ink hover:bg-hover',
  quiet: 'text-muted hover:bg-hover hover:text-ink',
  /** What takes something away for good. */
  danger: 'bg-danger text-canvas hover:bg-danger/85',
}

type Look = { look?: keyof typeof LOOKS }

export function Button({ look = 'secondary', type = 'button', className = '', ...props }: ComponentProps<'button'> & Look) {
  return <button type={type} className={`${BASE} ${LOOKS[look]} ${className}`} {...props} />
}

/** A link that looks like a button. */
export function LinkButton({ look = 'secondary', className = '', ...props }: ComponentProps<typeof Link> & Look) {
  return <Link className={`${BASE} ${LOOKS[look]} ${className}`} {...props} />
}
